"""Twelve drawings for Wardrobe: clothes and shoes in lines, most with a dab or two of colour."""

from hand import Colour, Hand, Point


class Garment(Hand):
    """A garment on a white sheet; both its sides are drawn from the points of the left one."""

    def both(self, *points: Point) -> None:
        """Draw a line and its mirror image."""
        self.line(*points)
        self.line(*((512 - x, y) for x, y in points))

    def colours(self, *dabs: tuple[Colour, Point]) -> None:
        """Set dabs."""
        for colour, (x, y) in dabs:
            self.dab(colour, (x, y), (x + 10, y + 4))


def t_shirt() -> Garment:
    """A red T-shirt."""
    hand = Garment(1)
    hand.both((206, 84), (150, 104), (72, 190), (126, 236), (158, 210))
    hand.both((158, 204), (160, 320), (156, 440), (256, 446))
    hand.line((206, 84), (226, 112), (256, 120), (286, 112), (306, 84))
    hand.line((198, 90), (222, 124), (256, 134), (290, 124), (314, 90))
    hand.colours(("#b8323a", (240, 240)), ("#b8323a", (110, 190)))
    return hand


def jeans() -> Garment:
    """Blue jeans."""
    hand = Garment(2)
    hand.both((174, 62), (160, 140), (150, 280), (154, 462), (226, 464), (244, 290), (256, 206))
    hand.line((174, 62), (256, 70), (338, 62))
    hand.line((172, 84), (256, 92), (340, 84))
    hand.line((256, 94), (258, 160), (244, 186))
    hand.both((178, 92), (192, 124), (222, 132))
    hand.colours(("#3c5878", (200, 220)), ("#3c5878", (300, 360)))
    return hand


def dress() -> Garment:
    """A summer dress."""
    hand = Garment(3)
    hand.both((214, 70), (206, 120), (182, 150), (196, 214), (150, 330), (112, 456), (256, 470))
    hand.line((214, 70), (232, 122), (256, 132), (280, 122), (298, 70))
    hand.line((196, 216), (256, 224), (316, 216))
    hand.both((222, 236), (200, 340), (180, 440))
    hand.colours(("#d88a9a", (250, 180)), ("#d88a9a", (256, 360)))
    return hand


def sneaker() -> Garment:
    """A sports shoe, seen from the side."""
    hand = Garment(4)
    hand.line(
        (72, 240),
        (66, 310),
        (70, 348),
        (440, 352),
        (458, 326),
        (440, 296),
        (360, 276),
        (300, 236),
        (258, 176),
        (220, 196),
        (130, 214),
        (96, 200),
        (72, 240),
    )
    hand.line((68, 322), (240, 330), (452, 322))
    hand.line((258, 196), (226, 214))
    hand.line((276, 222), (242, 238))
    hand.line((296, 246), (262, 262))
    hand.line((360, 276), (352, 322))
    hand.line((130, 216), (150, 270), (140, 322))
    hand.colours(("#4a5a70", (200, 270)), ("#e1e1e1", (200, 338)))
    return hand


def jacket() -> Garment:
    """A denim jacket."""
    hand = Garment(5)
    hand.both((208, 76), (150, 96), (110, 170), (84, 380), (132, 390), (156, 230))
    hand.both((160, 180), (162, 300), (164, 410), (256, 414))
    hand.line((256, 110), (254, 260), (256, 412))
    hand.both((208, 76), (196, 116), (232, 140), (256, 108))
    hand.line((210, 74), (256, 86), (302, 74))
    hand.both((176, 206), (236, 206), (236, 250), (206, 262), (176, 250), (176, 206))
    hand.line((164, 388), (256, 392), (348, 388))
    hand.colours(("#4a6a90", (200, 320)), ("#4a6a90", (300, 180)), ("#4a6a90", (112, 300)), ("#4a6a90", (396, 300)))
    return hand


def skirt() -> Garment:
    """A pleated skirt, without colours."""
    hand = Garment(6)
    hand.both((190, 110), (180, 146), (110, 410), (256, 424))
    hand.line((190, 110), (256, 116), (322, 110))
    hand.line((182, 144), (256, 150), (330, 144))
    hand.both((210, 156), (166, 406))
    hand.both((238, 156), (226, 414))
    return hand


def hoodie() -> Garment:
    """A grey hoodie with a pocket."""
    hand = Garment(7)
    hand.both((196, 120), (140, 140), (104, 220), (76, 400), (126, 410), (156, 260))
    hand.both((158, 230), (156, 330), (158, 440), (256, 444))
    hand.line((196, 122), (188, 76), (226, 52), (256, 48), (286, 52), (324, 76), (316, 122))
    hand.line((200, 124), (228, 150), (256, 156), (284, 150), (312, 124), (290, 92), (256, 84), (222, 92), (200, 124))
    hand.line((190, 400), (206, 326), (306, 326), (322, 400), (190, 402))
    hand.line((240, 156), (236, 206))
    hand.line((272, 156), (276, 210))
    hand.colours(("#8a8f94", (220, 270)), ("#8a8f94", (116, 300)), ("#8a8f94", (396, 300)))
    return hand


def boot() -> Garment:
    """A brown leather boot."""
    hand = Garment(8)
    hand.line(
        (150, 70),
        (158, 220),
        (140, 320),
        (138, 412),
        (206, 416),
        (214, 398),
        (290, 416),
        (420, 414),
        (424, 378),
        (380, 336),
        (304, 310),
        (290, 220),
        (292, 72),
        (150, 70),
    )
    hand.line((140, 396), (206, 396), (300, 398), (424, 396))
    hand.line((290, 230), (250, 236))
    hand.line((294, 262), (252, 268))
    hand.line((302, 294), (258, 302))
    hand.colours(("#6a4326", (210, 180)), ("#6a4326", (330, 360)))
    return hand


def shorts() -> Garment:
    """Green shorts."""
    hand = Garment(9)
    hand.both((160, 120), (136, 240), (118, 380), (236, 390), (256, 280))
    hand.line((160, 120), (256, 128), (352, 120))
    hand.line((157, 148), (256, 156), (355, 148))
    hand.line((244, 160), (240, 220))
    hand.line((268, 160), (272, 216))
    hand.colours(("#6a7a4a", (190, 280)), ("#6a7a4a", (320, 300)))
    return hand


def blouse() -> Garment:
    """A white shirt with buttons: light grey dabs leave it white."""
    hand = Garment(10)
    hand.both((214, 84), (150, 106), (108, 200), (92, 360), (134, 366), (162, 240))
    hand.both((162, 210), (160, 330), (162, 440), (256, 446))
    hand.both((214, 84), (210, 120), (238, 136), (256, 112))
    hand.line((256, 114), (258, 280), (256, 444))
    for y in (170, 230, 290, 350, 410):
        hand.oval(264, y, 4, 4)
    hand.colours(("#e1e1e1", (206, 260)), ("#e1e1e1", (310, 340)))
    return hand


def coat() -> Garment:
    """A long coat in camel."""
    hand = Garment(11)
    hand.both((214, 54), (158, 76), (126, 160), (110, 336), (152, 344), (168, 200))
    hand.both((168, 150), (166, 320), (150, 476), (256, 482))
    hand.both((214, 54), (200, 110), (250, 220))
    hand.line((250, 220), (250, 480))
    hand.line((168, 250), (256, 256), (344, 250))
    hand.line((168, 272), (256, 278), (344, 272))
    hand.colours(("#b88a54", (206, 360)), ("#b88a54", (310, 190)), ("#b88a54", (140, 250)), ("#b88a54", (370, 250)))
    return hand


def outline_alone() -> Garment:
    """The outline of a pullover with nothing in it."""
    hand = Garment(12)
    hand.line(
        (210, 90),
        (150, 108),
        (112, 200),
        (82, 380),
        (132, 390),
        (162, 250),
        (160, 430),
        (256, 436),
        (352, 430),
        (350, 250),
        (380, 390),
        (430, 380),
        (400, 200),
        (362, 108),
        (302, 90),
        (256, 106),
        (210, 90),
    )
    return hand


TWELVE = (jacket, t_shirt, boot, jeans, dress, sneaker, skirt, hoodie, shorts, blouse, coat, outline_alone)
