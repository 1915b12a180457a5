# The light palette of the built-in templates. Every pair that carries text has a contrast of 4.5 : 1 or more.
# States are Okabe and Ito's bluish green, orange and vermillion, which colour-blind viewers tell apart.

set(CARD_FROM "#FFFFFF")
set(CARD_TO "#F0F3F9")
set(EDGE "#C6CEDD")
set(SHELF "#E1E7F1") # the shelf's edge: the strip at the bottom
set(SLOT_FILL "#FFFFFF")
set(SLOT_EDGE "#CBD3E1")
set(SHADOW "#0B1730")
set(SHADOW_OPACITY "0.16")
set(INK "#10182B")
set(INK_SOFT "#47526A")
set(INK_OFF "#5A657D")
set(TRACK "#CFD7E5")
set(PLATE_FROM "#E3E9F3")
set(PLATE_TO "#C9D3E3")
set(PLATE_INK "#7D8BA8")
set(ACCENT "#005C94")

set(OK "#00855F")
set(OK_TO "#14B184")
set(OK_FILL "#CDEFE3")
set(OK_INK "#00513B")
set(OK_WORD "#006B4F")

set(LOW "#E08E00")
set(LOW_TO "#FFBE3D")
set(LOW_FILL "#FFC233")
set(LOW_INK "#231A00")
set(LOW_WORD "#7D5000")

set(HOT "#C4430A")
set(HOT_TO "#F0713A")
set(HOT_FILL "#C4430A")
set(HOT_INK "#FFFFFF")
set(HOT_WORD "#B03A00")

set(OUT_FILL "#1F2738")
set(OUT_INK "#FFFFFF")
set(OUT_WORD "#2A3245")
set(OUT_SLOT "#E3E8F1")

set(STALE_LINE "#6B7690")
set(STALE_INK "#47526A")

set(STAMP_PLATE "#FFFFFF")
set(STAMP "#C22F12")

set(CUP_INK "#7D5800")
set(MEDALS "#F2C14E;#BCC6D6;#D9925C;#E1E7F1;#E1E7F1") # gold, silver, bronze
set(MEDAL_INKS "#2A1E00;#1B2233;#2A1200;#10182B;#10182B")
