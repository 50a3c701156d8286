"""Texts of our own in several languages and scripts, shaped like plan sections."""

ENGLISH = """# What we want to see

Ghent floods where nobody expects it. Every summer the sewers of the old port fill within twenty minutes, and
the crews learn of it from angry phone calls. We want to see the water before the residents do.

The department of roads keeps one map, the water company keeps another. Neither of them knows about the works
that the tram company plans for the spring. A shared picture would save each of them a week a month.

## Who will use it

- The duty officer, who decides at night whether a pump is sent out.
- The planners of the port quarter, twice a year, before they draw a line.
- Residents, who ask the same three questions every autumn.

We have spoken with eleven people in four departments. Most of them do not ask for a model at all. They ask
for one place where the numbers of today can be trusted, and for somebody who answers when they are wrong.

| source | kept by | how fresh |
|---|---|---|
| rain gauges | water company | ten minutes |
| sewer plans | roads | a year |

The first step is small: the gauges and the plans on one screen, in one room, for one winter.[^room]

[^room]: The control room at the lock, which is staffed at night anyway.
"""

GERMAN = """# Ausgangslage

Die Wärmewende entscheidet sich im Bestand. Zwei Drittel unserer Gebäude stammen aus der Zeit vor 1978, und
über ihre Leitungen wissen wir wenig. Wer heute eine Straße aufreißt, findet oft drei Rohre, die in keinem
Plan stehen.

Das Vermessungsamt führt das Kataster sorgfältig. Die Stadtwerke führen ein zweites, das anders zählt. Für
einen Zwilling brauchen wir nicht mehr Daten, sondern eine gemeinsame Hausnummer.

## Was schon da ist

1. Ein Höhenmodell aus dem Jahr 2021, öffentlich und kostenlos.
2. Die Verbräuche je Block, geschützt nach Absprache mit dem Datenschutz.
3. Eine Liste aller Heizungen, die der Schornsteinfeger noch auf Papier abgibt.

Bürgerinnen und Bürger fragen zuerst nach den Kosten. Danach fragen sie, wann ihre Straße an der Reihe ist.
Auf die zweite Frage haben wir bisher keine Antwort, die länger als eine Wahlperiode hält.

> Wir bauen nichts, was nach dem Projekt niemand pflegt.

Zuständig bleibt das Amt für Umwelt; die Technik übernimmt eine Kollegin aus der Geoinformation.
"""

GREEK = """# Το πρόβλημα

Η παλιά πόλη ζεσταίνεται κάθε καλοκαίρι περισσότερο. Οι μετρήσεις γίνονται μόνο στο αεροδρόμιο, δώδεκα
χιλιόμετρα μακριά. Κανείς δεν ξέρει πόση σκιά λείπει από τις πλατείες.

Ποιος θα χρησιμοποιεί το μοντέλο; Πρώτα η υπηρεσία πρασίνου, που φυτεύει διακόσια δέντρα τον χρόνο. Ύστερα τα
σχολεία, που θέλουν να ξέρουν πότε κλείνουν οι αυλές.

- Αισθητήρες σε σαράντα στάσεις λεωφορείων.
- Ένας χάρτης σκιάς, που ανανεώνεται κάθε άνοιξη.
- Μια απλή σελίδα για τους κατοίκους.

Δεν χρειάζεται τρισδιάστατο μοντέλο για να αρχίσουμε. Χρειάζεται συμφωνία για το ποιος κρατά τα δεδομένα και
ποιος πληρώνει τη συντήρηση μετά τον δεύτερο χρόνο.

Το δημοτικό συμβούλιο αποφασίζει τον Νοέμβριο, αφού ακούσει τις γειτονιές.
"""

UKRAINIAN = """# Що ми вже знаємо

Місто втрачає третину води дорогою до крана. Насоси працюють цілодобово, а тиск у верхніх кварталах однаково
низький. Ремонтна бригада їде туди, де калюжу вже видно.

Водоканал має дані за десять років, але вони лежать у трьох різних таблицях. Жодна з них не знає адреси
будинку. Ми починаємо з того, що кожна труба отримає номер.

## Кому це потрібно

- Диспетчерові, який уночі залишається сам.
- Інженерам, які планують заміну труб на п’ять років уперед.
- Мешканцям, які хочуть знати, коли повернеться вода.

Політичне рішення просте, технічне — ні. Тому пара з двох людей: одна відповідає за мережу, друга за бюджет.
Вони зустрічаються щовівторка і записують, що домовлено.

Якщо за рік втрати не зменшаться, ми зупинимо проєкт і скажемо про це вголос.
"""

# Letters that stay two characters after NFC: an acute on Cyrillic, a ring under n, a macron on y.
MIXED = """# Z\u030cilina és a többiek: jména míst

Dans notre région, un même lieu porte trois noms. La rue s'appelle autrement à la mairie, chez le facteur et
sur l'écran du bus. Avant tout jumeau numérique, il faut une liste de noms que chacun accepte.

A kis utcák nevét senki sem írja le kétszer ugyanúgy. Az ékezet elvész, a kötőjel megmarad. Az első feladat
ezért nem műszaki, hanem nyelvi.

Сло\u0301во за\u0301мок и слово замо\u0301к пишутся одинаково. Машина читает их как одно, человек нет. Поэтому
ударение в наших списках сохраняется.

Nazwy w\u0331 języku n\u0325a y\u0304 zostają takie, jakie podali mieszkańcy. Urząd niczego nie poprawia. Kto
chce zmiany, pisze do komisji nazw, a komisja odpowiada w miesiąc.

1. Zebrać nazwy od listonoszy.
2. Porównać je z rejestrem.
3. Zapytać starszych ludzi na targu.
"""

TEXTS = {"en": ENGLISH, "de": GERMAN, "el": GREEK, "uk": UKRAINIAN, "mixed": MIXED}
