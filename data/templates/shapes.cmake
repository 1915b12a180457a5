# What all built-in templates share: the font and the signs of the states. Each sign is drawn around 0,0 in a box of 24.

set(FONTS "Inter, Segoe UI, Helvetica Neue, Noto Sans, PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif")

set(TICK "M-10 0.5 l7 7.5 L10 -7.5") # a line
set(TRIANGLE "M-2.2 -10.7 a2.6 2.6 0 0 1 4.4 0 L12 7.3 a2.6 2.6 0 0 1 -2.2 3.9 H-9.8 a2.6 2.6 0 0 1 -2.2 -3.9 Z M-1.9 -4.6 L-1.3 2.6 H1.3 L1.9 -4.6 Z M0 4.6 a2 2 0 1 0 0.01 0 Z") # filled by evenodd
set(FLAME "M1 -14 c2 7 10 9 10 17 a11 11 0 0 1 -22 0 c0 -4 2 -7 5 -10 c0 3 1 5 3 6 c1 -5 0 -9 4 -13 z")
set(BARRED "M10.5 0 a10.5 10.5 0 1 1 -21 0 a10.5 10.5 0 1 1 21 0 Z M-7.2 7.2 L7.2 -7.2") # a line
set(CLOCK "M11 0 a11 11 0 1 1 -22 0 a11 11 0 1 1 22 0 Z") # a dashed line
set(HANDS "M0 -6.5 V0.5 L4.5 3.5") # a line

# Pictures' placeholder: a parcel; a line.
set(PARCEL "M-10 -6 L0 -11 L10 -6 V6 L0 11 L-10 6 Z M-10 -6 L0 -1 L10 -6 M0 -1 V11 M-5 -8.5 L5 -3.5")
set(BAG "M-8.5 -4.5 H8.5 L10 11 H-10 Z M-4.5 -1 V-7 a4.5 4.5 0 0 1 9 0 V-1") # a line
set(CUP "M-7 -11 H7 V-3 a7 7 0 0 1 -14 0 Z M-7 -8.5 H-11 a5 5 0 0 0 5 6.5 M7 -8.5 H11 a5 5 0 0 1 -5 6.5 M0 4 V9 M-5.500 11 H5.500") # a line
set(ON_AIR "M-6.5 -6.5 a9.2 9.2 0 0 0 0 13 M6.5 -6.5 a9.2 9.2 0 0 1 0 13 M-0.8 0 a0.8 0.8 0 1 0 1.6 0 a0.8 0.8 0 1 0 -1.6 0") # a line
set(NEXT "M-9 -8 L-1 0 L-9 8 M1 -8 L9 0 L1 8") # a line

# The placeholder of a code, 21 by 21.
set(CODE "M0 0h7v1h-7zM10 0h2v1h-2zM14 0h7v1h-7zM0 1h1v1h-1zM6 1h1v1h-1zM8 1h2v1h-2zM11 1h1v1h-1zM14 1h1v1h-1zM20 1h1v1h-1zM0 2h1v1h-1zM2 2h3v1h-3zM6 2h1v1h-1zM9 2h1v1h-1zM14 2h1v1h-1zM16 2h3v1h-3zM20 2h1v1h-1zM0 3h1v1h-1zM2 3h3v1h-3zM6 3h1v1h-1zM12 3h1v1h-1zM14 3h1v1h-1zM16 3h3v1h-3zM20 3h1v1h-1zM0 4h1v1h-1zM2 4h3v1h-3zM6 4h1v1h-1zM8 4h1v1h-1zM12 4h1v1h-1zM14 4h1v1h-1zM16 4h3v1h-3zM20 4h1v1h-1zM0 5h1v1h-1zM6 5h1v1h-1zM10 5h2v1h-2zM14 5h1v1h-1zM20 5h1v1h-1zM0 6h7v1h-7zM8 6h1v1h-1zM10 6h1v1h-1zM12 6h1v1h-1zM14 6h7v1h-7zM11 7h1v1h-1zM0 8h1v1h-1zM2 8h1v1h-1zM4 8h1v1h-1zM6 8h1v1h-1zM10 8h1v1h-1zM12 8h1v1h-1zM16 8h1v1h-1zM19 8h1v1h-1zM0 9h1v1h-1zM2 9h2v1h-2zM7 9h5v1h-5zM13 9h2v1h-2zM16 9h5v1h-5zM0 10h1v1h-1zM3 10h2v1h-2zM6 10h1v1h-1zM9 10h1v1h-1zM13 10h1v1h-1zM16 10h1v1h-1zM1 11h1v1h-1zM4 11h1v1h-1zM8 11h3v1h-3zM13 11h1v1h-1zM16 11h1v1h-1zM0 12h4v1h-4zM5 12h3v1h-3zM9 12h8v1h-8zM20 12h1v1h-1zM8 13h4v1h-4zM13 13h1v1h-1zM20 13h1v1h-1zM0 14h7v1h-7zM9 14h1v1h-1zM11 14h4v1h-4zM17 14h2v1h-2zM0 15h1v1h-1zM6 15h1v1h-1zM10 15h1v1h-1zM12 15h1v1h-1zM14 15h3v1h-3zM0 16h1v1h-1zM2 16h3v1h-3zM6 16h1v1h-1zM8 16h2v1h-2zM12 16h1v1h-1zM16 16h1v1h-1zM18 16h1v1h-1zM0 17h1v1h-1zM2 17h3v1h-3zM6 17h1v1h-1zM9 17h6v1h-6zM19 17h1v1h-1zM0 18h1v1h-1zM2 18h3v1h-3zM6 18h1v1h-1zM8 18h1v1h-1zM12 18h4v1h-4zM20 18h1v1h-1zM0 19h1v1h-1zM6 19h1v1h-1zM11 19h1v1h-1zM17 19h1v1h-1zM19 19h2v1h-2zM0 20h7v1h-7zM8 20h3v1h-3zM12 20h4v1h-4zM17 20h1v1h-1zM20 20h1v1h-1z")
