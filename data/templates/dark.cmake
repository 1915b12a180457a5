# The dark palette of the built-in templates. Every pair that carries text has a contrast of 4.5 : 1 or more.
# States are Okabe and Ito's bluish green, orange and vermillion, which colour-blind viewers tell apart.

set(CARD_FROM "#2A3147")
set(CARD_TO "#171C2A")
set(EDGE "#4A5470")
set(SHELF "#10141F") # the shelf's edge: the strip at the bottom
set(SLOT_FILL "#262D40")
set(SLOT_EDGE "#3D4660")
set(SHADOW "#000000")
set(SHADOW_OPACITY "0.28")
set(INK "#FFFFFF")
set(INK_SOFT "#BAC4DA")
set(INK_OFF "#98A3BC")
set(TRACK "#3D4660")
set(PLATE_FROM "#46526F")
set(PLATE_TO "#2B344A")
set(PLATE_INK "#8796B8")
set(ACCENT "#6FC3F7")

set(OK "#12B886")
set(OK_TO "#6FEBC2")
set(OK_FILL "#10443A")
set(OK_INK "#8AF0CF")
set(OK_WORD "#7FEBC8")

set(LOW "#F0A800")
set(LOW_TO "#FFD15C")
set(LOW_FILL "#FFC233")
set(LOW_INK "#231A00")
set(LOW_WORD "#FFC94D")

set(HOT "#E8590C")
set(HOT_TO "#FF9A62")
set(HOT_FILL "#C4430A")
set(HOT_INK "#FFFFFF")
set(HOT_WORD "#FFA27A")

set(OUT_FILL "#E6EAF2")
set(OUT_INK "#7A1220")
set(OUT_WORD "#E6EAF2")
set(OUT_SLOT "#1A1F2D")

set(STALE_LINE "#8E9BB8")
set(STALE_INK "#CBD4E7")

set(STAMP_PLATE "#171C2A")
set(STAMP "#FF6B4A")

set(CUP_INK "#F2C14E")
set(MEDALS "#F2C14E;#CBD3E0;#D9925C;#3D4660;#3D4660") # gold, silver, bronze
set(MEDAL_INKS "#2A1E00;#1B2233;#2A1200;#FFFFFF;#FFFFFF")
