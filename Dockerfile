# Second Round with all it needs, fonts for every script included.
#
#   docker build --tag secondround .
#   docker run --rm --network none --user "$(id -u):$(id -g)" --volume "$PWD:/work" secondround build
#
# The folder that you are in is the workspace. Nothing needs the network once the image is built.

FROM debian:trixie-slim AS install
RUN apt-get update \
 && apt-get install --yes --no-install-recommends python3 python3-venv
COPY requirements.txt /source/
RUN python3 -m venv /opt/secondround \
 && /opt/secondround/bin/pip install --no-cache-dir --require-hashes --requirement /source/requirements.txt
COPY . /source
RUN /opt/secondround/bin/pip install --no-cache-dir --no-build-isolation --no-deps /source

FROM debian:trixie-slim
RUN apt-get update \
 && apt-get install --yes --no-install-recommends python3 git \
      libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig \
      fonts-noto-core fonts-droid-fallback \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --create-home secondround \
 && git config --system --add safe.directory '*'
COPY --from=install /opt/secondround /opt/secondround
# Whoever it runs as may write here: `--user` names a person whom the image does not know.
ENV PATH=/opt/secondround/bin:$PATH HOME=/tmp LANG=C.UTF-8
USER secondround
WORKDIR /work
ENTRYPOINT ["secondround"]
CMD ["--help"]
