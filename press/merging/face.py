"""Writes what the joined file says of itself, from the run alone."""

from xml.sax.saxutils import escape

from pikepdf import Dictionary, Name, Pdf, String

from press.job import Run

TOOL = "Trellis"
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
  xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{tool}</xmp:CreatorTool><pdf:Producer>{tool}</pdf:Producer>
<xmp:CreateDate>{created}</xmp:CreateDate><xmp:ModifyDate>{created}</xmp:ModifyDate>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def title_file(whole: Pdf, run: Run) -> None:
    """Title, language, dates and name of the file, the same in both places where readers look."""
    words = {"title": run.title, "author": run.author, "subject": run.subject, "lang": run.lang}
    packet = XMP.format(
        tool=TOOL, created=run.created, **{key: escape(value) for key, value in words.items()}
    )
    whole.Root.Metadata = whole.make_stream(packet.encode(), Type=Name.Metadata, Subtype=Name.XML)
    whole.Root.Lang = String(run.lang)
    whole.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    date = "D:" + "".join(filter(str.isdigit, run.created[:19])) + "+00'00'"
    info = {"Title": run.title, "Author": run.author, "Subject": run.subject, "Creator": TOOL}
    for key, value in (info | {"Producer": TOOL, "CreationDate": date, "ModDate": date}).items():
        if value:
            whole.docinfo[Name(f"/{key}")] = String(value)
    name = bytes.fromhex(run.identifier)
    whole.trailer.ID = [String(name), String(name)]
