# One image for the web, the workers and the clock; docker-compose.yml says who does what.
FROM python:3.11-slim-bookworm

WORKDIR /srv/trellis
COPY . .

# A key for the time of building alone: the image holds no secret.
ARG TRELLIS_SECRET_KEY=only-while-the-image-is-built
RUN ./trellis set-up --owner 10001:10001

USER 10001:10001
# The printer keeps a list of fonts in the user's home.
ENV HOME=/srv/trellis/var
EXPOSE 8000
CMD ["./trellis", "serve", "--host", "0.0.0.0"]
