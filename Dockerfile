# The dashboard in a container: docker compose up, then open http://127.0.0.1:8501.
FROM python:3.13-slim

# fonts-noto-cjk: Japanese letters, whatever draws them. libexpat1: rasterio's wheel expects it.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends fonts-noto-cjk libexpat1 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 1000 zones

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /srv/zones

# Libraries first: they change less often than the project.
COPY requirements.lock ./
RUN python -m pip install --no-input --require-hashes --no-deps -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY geodata geodata
COPY src src
RUN python -m pip install --no-input --no-deps --no-build-isolation .

COPY app.py ./
COPY .streamlit .streamlit

USER zones
# Inside the container only; docker-compose.yml publishes the port to 127.0.0.1.
ENV STREAMLIT_SERVER_ADDRESS=0.0.0.0
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import http.client as h; c = h.HTTPConnection('127.0.0.1', 8501, timeout=4); c.request('GET', '/_stcore/health'); raise SystemExit(c.getresponse().status != 200)"]
CMD ["python", "-m", "zones.app.serving"]
