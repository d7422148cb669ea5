# A made-up dump in the form of GeoNames' allCountries.txt, the same each time:  awk -v rows=2000000 -f make_dump.awk
# Names of one to three words of common syllables, a fifth of them with accents or in another script; about one alternate
# name a row, as in the real one.
function syllable() { return syllables[int(rand() * count) + 1] }
function word(  text, i, parts) {
  parts = 2 + int(rand() * 3)
  text = ""
  for (i = 0; i < parts; ++i) text = text syllable()
  return toupper(substr(text, 1, 1)) substr(text, 2)
}
function name(  text, i, parts) {
  parts = 1 + int(rand() * rand() * 3.2)
  text = word()
  for (i = 1; i < parts; ++i) text = text " " word()
  return text
}
BEGIN {
  srand(7)
  OFS = "\t"
  if (!rows) rows = 2000000
  count = split("ba ka la ma na ra sa ta da ga ha be ke le me ne re se te de bi ki li mi ni ri si ti bo ko lo mo no ro so to" \
                " bu ku lu mu nu ru su tu an en in on un ar er ir or ur al el il ol ul as es is os us ch sh kh gh zh th", syllables, " ")
  accented = split("é à ü ö ş ı ñ ō ā ū", accents, " ")
  scripts = split("دمشق حلب حمص Москва Київ Львов Αθήνα 北京 東京 ירושלים", others, " ")
  for (i = 1; i <= rows; ++i) {
    plain = name()
    shown = rand() < 0.15 ? plain accents[int(rand() * accented) + 1] : plain
    alternates = rand() < 0.5 ? name() : ""
    if (rand() < 0.25) alternates = alternates (alternates ? "," : "") name()
    if (rand() < 0.1) alternates = alternates (alternates ? "," : "") others[int(rand() * scripts) + 1] " " i
    population = rand() < 0.05 ? int(exp(rand() * 14)) : 0
    print i, shown, plain, alternates, sprintf("%.5f", rand() * 170 - 85), sprintf("%.5f", rand() * 360 - 180), "P", "PPL", \
      "SY", "", sprintf("%02d", rand() * 20), sprintf("%d", rand() * 300), "", "", population, "", int(rand() * 2000), \
      "Asia/Damascus", "2020-01-01"
  }
}
