"""Every command of the window, once: menus, buttons and keys show and trigger the same action."""

from typing import Literal

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenuBar

from sketchpad.document.paint.symmetry import Symmetry
from sketchpad.document.tools.toolbox import TOOLS, Tool
from sketchpad.ui.canvas.view_mode import ViewMode
from sketchpad.ui.kit.icons import icon
from sketchpad.ui.kit.keymap import Keymap, action_name, show_keys
from trainer.messages import LANGUAGES, tr

Language = Literal["system", "en", "zh_CN"]
SIZES = (256, 512, 768, 1024)  # of new sheets, pixels a side


class Actions:
    """Made once for a window; `connect` says what each does."""

    def __init__(self, parent: QObject) -> None:
        self._parent = parent
        self._icons: dict[QAction, str] = {}
        self.new = self._make(tr("&New drawing"), "new", "Ctrl+N")
        self.sizes = {size: self._make(tr("{size} × {size} pixels", size=size)) for size in SIZES}
        self.new_sized = self._make(tr("&Another size…"), None, "Ctrl+Alt+N")
        self.resize = self._make(tr("Size of the s&heet…"), None, "Ctrl+Alt+R")
        self.crop = self._make(tr("C&rop to the selection"), None, "Ctrl+Alt+X")
        self.open = self._make(tr("&Open image…"), "open", "Ctrl+O")
        self.save_drawing = self._make(tr("&Save drawing"), "save", "Ctrl+S")
        self.save_as = self._make(tr("Save drawing &as…"), None, "Ctrl+Shift+S")
        self.save_picture = self._make(tr("Save &picture…"), "save", "Ctrl+E")
        self.export = self._make(tr("E&xport…"), "export", "Ctrl+Shift+E")
        self.export_again = self._make(tr("Export a&gain"), None, "F4")
        self.film = self._make(tr("&Time-lapse…"), "film")
        self.translate = self._make(tr("Tra&nslate files…"), None, "Ctrl+Alt+T")
        self.models = self._make(tr("&Models…"), "model", "Ctrl+M")
        self.open_model = self._make(tr("Open model &file…"), None, "Ctrl+Shift+M")
        self.quit = self._make(tr("&Quit"), None, "Ctrl+Q")
        self.undo = self._make(tr("&Undo"), "undo", "Ctrl+Z")
        self.redo = self._make(tr("&Redo"), "redo", "Ctrl+Shift+Z", "Ctrl+Y")
        self.clear = self._make(tr("C&lear"), "clear", "Delete")
        self.cut = self._make(tr("Cu&t"), None, "Ctrl+X")
        self.copy = self._make(tr("&Copy"), None, "Ctrl+C")
        self.paste = self._make(tr("&Paste"), None, "Ctrl+V")
        self.select_all = self._make(tr("Select &all"), None, "Ctrl+A")
        self.deselect = self._make(tr("&Deselect"), None, "Ctrl+D", "Ctrl+Shift+A")
        self.layers = self._make(tr("La&yers…"), "layers", "Shift+L")
        self.layer_add = self._make(tr("&Add a layer"), "add", "Ins")
        self.layer_duplicate = self._make(tr("D&uplicate the layer"), "copy", "Ctrl+J")
        self.layer_merge = self._make(tr("&Merge it with the one under it"), "merge-down", "Ctrl+Alt+J")
        self.layer_raise = self._make(tr("Move it u&p"), "up", "Ctrl+PgUp")
        self.layer_lower = self._make(tr("Move it do&wn"), "down", "Ctrl+PgDown")
        self.layer_delete = self._make(tr("&Delete the layer"), "clear", "Shift+Delete")
        self.layer_above = self._make(tr("Paint on the one a&bove"), None, "PgUp")
        self.layer_below = self._make(tr("Paint on the one be&low"), None, "PgDown")
        self.mirror_drawing = self._make(tr("&Mirror left to right"))
        self.flip_drawing = self._make(tr("&Flip upside down"))
        self.turn_drawing = self._make(tr("&Turn by a quarter"))
        self.mirror_selection = self._make(tr("&Mirror left to right"))
        self.flip_selection = self._make(tr("&Flip upside down"))
        self.turn_selection = self._make(tr("&Turn by a quarter"))
        self.copy_picture = self._make(tr("Copy p&icture"), "copy", "Ctrl+Shift+C")
        self.mix_colours = self._make(tr("Mix &colours"), "palette", "C")
        self.mix_colours.setCheckable(True)
        self.palette_from_image = self._make(tr("Palette from &image…"), "palette-image")
        self.standard_palette = self._make(tr("&Standard palette"), "palette")
        self.swap_colours = self._make(tr("&Swap colours"), None, "X")
        self.bigger = self._make(tr("&Bigger brush"), None, "]")
        self.smaller = self._make(tr("S&maller brush"), None, "[")
        self.abandon = self._make(tr("&Give up the stroke"), None, "Esc")
        self.new_variation = self._make(tr("New &variation"), "variation", "V")
        self.steady = self._make(tr("&Steady picture"), None, "Shift+V")
        self.remember = self._make(tr("&Remember the picture"), "remember", "N")
        self.see_moment = self._make(tr("&Before and after (hold the key)"), None, "J")
        self.go_back = self._make(tr("&Go back to its drawing"), "go-back", "Shift+N")
        self.forget_moment = self._make(tr("&Forget it"), "close")
        self.keep_part = self._make(tr("&Keep what is selected"), None, "U")
        self.let_go = self._make(tr("&Let go of the part that is kept"), "close")
        self.zoom_in = self._make(tr("Zoom &in"), None, "Ctrl++", "Ctrl+=")
        self.zoom_out = self._make(tr("Zoom &out"), None, "Ctrl+-")
        self.fit = self._make(tr("&Fit the sheet"), None, "Ctrl+0")
        self.pixels = self._make(tr("&Pixel by pixel"), None, "Ctrl+1")
        self.turn_right = self._make(tr("Turn &right"), None, "Ctrl+]")
        self.turn_left = self._make(tr("Turn &left"), None, "Ctrl+[")
        self.mirror = self._make(tr("&Mirror the view"), None, "M")
        self.views = {
            ViewMode.BESIDE: self._make(tr("&Side by side"), "view-beside", "F5"),
            ViewMode.OVERLAY: self._make(tr("Picture &over the drawing"), "view-overlay", "F6"),
            ViewMode.SPLIT: self._make(tr("S&plit by a handle"), "view-split", "F7"),
            ViewMode.ON_PICTURE: self._make(tr("&Draw on the picture"), "view-on-picture", "F8"),
        }
        self.see_drawing = self._make(tr("See the &drawing (hold the key)"), None, "D")
        self.apart = self._make(tr("Picture in a &window of its own"), "view-window", "F9")
        self.apart.setCheckable(True)
        self.full_screen = self._make(tr("Picture on the whole s&creen"), None, "F11")
        self.details: dict[Literal[1, 2, 4], QAction] = {
            1: self._make(tr("Detail &off")),
            2: self._make(tr("Detail &2×")),
            4: self._make(tr("Detail &4×")),
        }
        self.draw = self._make(tr("&Draw"), None, "F2")
        self.train = self._make(tr("&Train"), None, "F3")
        self.teach = self._make(tr("Correct and &teach…"), None, "Ctrl+T")
        self.help = self._make(tr("&Help pages"), None, "Ctrl+F1")
        self.model_help = self._make(tr("How to draw for this &model"))
        self.tour = self._make(tr("&Tour of a minute"))
        self.surprise = self._make(tr("Sur&prise me"))
        self.shortcuts = self._make(tr("&Shortcuts"), None, "F1")
        self.hints = self._make(tr("Show &hints"))
        self.hints.setCheckable(True)
        self.diagnostics = self._make(tr("Save &diagnostics…"))
        self.about = self._make(tr("&About Sketchpad"))
        self.tools = {tool: self._make(tr(spec.text), spec.icon, *spec.keys) for tool, spec in TOOLS.items()}
        # The first ten colours of the palette: 1 to 9, then 0.
        self.colours = [
            self._make(tr("Colour {number}", number=number), None, str(number % 10)) for number in range(1, 11)
        ]
        self.stabilizers = {
            0.0: self._make(tr("Stabilizer &off")),
            0.5: self._make(tr("Stabilizer li&ght")),
            0.8: self._make(tr("Stabilizer me&dium")),
            1.0: self._make(tr("Stabilizer &strong")),
        }
        self.trace_load = self._make(tr("&Load a photo…"), None, "Ctrl+Alt+O")
        self.trace_paste = self._make(tr("&Paste a photo"), None, "Ctrl+Alt+V")
        self.trace_show = self._make(tr("&Show it"), "eye", "H")
        self.trace_show.setCheckable(True)
        self.trace_fit = self._make(tr("&Fit it to the sheet"))
        self.trace_remove = self._make(tr("&Remove it"), "close")
        self.lines_from_photo = self._make(tr("L&ines from a photo…"), None, "Ctrl+Alt+L")
        self.labels_from_picture = self._make(tr("La&bels from a picture…"), None, "Ctrl+Alt+B")
        self.add_reference = self._make(tr("Add a re&ference image…"), None, "Ctrl+Alt+I")
        self.references = self._make(tr("Show reference &images"), None, "Shift+I")
        self.references.setCheckable(True)
        self.brush = self._make(tr("How the brush co&vers…"), None, "Shift+B")
        self.pen = self._make(tr("Pen and &touch…"))
        self.symmetries = {
            Symmetry.OFF: self._make(tr("Symmetry o&ff")),
            Symmetry.SIDES: self._make(tr("&Left and right alike"), None, "S"),
            Symmetry.ENDS: self._make(tr("&Top and bottom alike")),
            Symmetry.BOTH: self._make(tr("&All four corners alike")),
            Symmetry.RADIAL_3: self._make(tr("&3 times around the middle")),
            Symmetry.RADIAL_4: self._make(tr("&4 times around the middle")),
            Symmetry.RADIAL_6: self._make(tr("&6 times around the middle")),
            Symmetry.RADIAL_8: self._make(tr("&8 times around the middle")),
        }
        self.themes = {
            "system": self._make(tr("Like the &system")),
            "light": self._make(tr("&Light")),
            "dark": self._make(tr("&Dark")),
        }
        # A language has its own name in every language: whoever chose a wrong one finds back.
        self.languages: dict[Language, QAction] = {
            "system": self._make(tr("Like the &system")),
            "en": self._make(LANGUAGES["en"]),
            "zh_CN": self._make(LANGUAGES["zh_CN"]),
        }
        for group in (
            self.tools.values(),
            self.stabilizers.values(),
            self.symmetries.values(),
            self.themes.values(),
            self.languages.values(),
            self.details.values(),
            self.views.values(),
            (self.draw, self.train),
        ):
            exclusive = QActionGroup(parent)
            for action in group:
                action.setCheckable(True)
                exclusive.addAction(action)

        self.keymap = Keymap(self._by_name())

    def all(self) -> list[QAction]:
        """Return every action."""
        return list(self._icons)

    def beside_the_sheet(self) -> list[QAction]:
        """Return those whose keys work in a panel that lies over the sheet, too; there Esc closes the panel."""
        return [action for action in self.all() if action is not self.abandon]

    def anywhere(self) -> list[QKeySequence]:
        """Return the keys that work on every page of the window; all others are for the drawing."""
        actions = (self.draw, self.train, self.quit, self.shortcuts, self.open_model)
        return [keys for action in actions for keys in action.shortcuts()]

    def fill_menus(self, bar: QMenuBar) -> None:
        """Put every action where a person looks for it."""
        file = bar.addMenu(tr("&File"))
        file.addAction(self.new)
        new = file.addMenu(tr("New with si&ze"))
        new.addActions([*self.sizes.values(), self.new_sized])
        file.addAction(self.open)
        self.recent_menu = file.addMenu(tr("Open &recent"))
        file.addSeparator()
        file.addActions([self.save_drawing, self.save_as, self.save_picture])
        file.addSeparator()
        file.addActions([self.export, self.export_again, self.film, self.translate])
        file.addSeparator()
        file.addActions([self.models, self.open_model])
        file.addSeparator()
        file.addAction(self.quit)
        edit = bar.addMenu(tr("&Edit"))
        edit.addActions([self.undo, self.redo])
        edit.addSeparator()
        edit.addActions([self.cut, self.copy, self.paste, self.copy_picture])
        edit.addSeparator()
        edit.addActions([self.select_all, self.deselect])
        edit.addMenu(tr("&What is selected")).addActions(
            [self.mirror_selection, self.flip_selection, self.turn_selection]
        )
        edit.addSeparator()
        edit.addActions([self.resize, self.crop])
        edit.addMenu(tr("The whole s&heet")).addActions([self.mirror_drawing, self.flip_drawing, self.turn_drawing])
        edit.addSeparator()
        layers = edit.addMenu(tr("La&yers"))
        layers.addAction(self.layers)
        layers.addSeparator()
        layers.addActions([self.layer_add, self.layer_duplicate, self.layer_merge, self.layer_delete])
        layers.addSeparator()
        layers.addActions([self.layer_raise, self.layer_lower, self.layer_above, self.layer_below])
        edit.addSeparator()
        edit.addAction(self.clear)
        tools = bar.addMenu(tr("&Tools"))
        tools.addActions([action for tool, action in self.tools.items() if tool is not Tool.TRACE])
        tools.addSeparator()
        tracing = tools.addMenu(tr("Tracing &image"))
        tracing.addActions([self.trace_load, self.trace_paste])
        tracing.addSeparator()
        tracing.addActions([self.tools[Tool.TRACE], self.trace_show, self.trace_fit, self.trace_remove])
        tools.addActions([self.lines_from_photo, self.labels_from_picture])
        tools.addSeparator()
        tools.addMenu(tr("S&ymmetry")).addActions(list(self.symmetries.values()))
        tools.addMenu(tr("Sta&bilizer")).addActions(list(self.stabilizers.values()))
        tools.addActions([self.brush, self.pen])
        tools.addSeparator()
        colours = tools.addMenu(tr("&Colours"))
        colours.addActions([self.mix_colours, self.palette_from_image, self.standard_palette])
        colours.addSeparator()
        colours.addActions(self.colours)
        tools.addActions([self.bigger, self.smaller, self.swap_colours, self.abandon])
        picture = bar.addMenu(tr("&Picture"))
        picture.addActions([self.new_variation, self.steady])
        picture.addSeparator()
        picture.addActions([self.keep_part, self.let_go])
        picture.addSeparator()
        picture.addAction(self.remember)
        picture.addMenu(tr("Remembered &picture")).addActions([self.see_moment, self.go_back, self.forget_moment])
        picture.addSeparator()
        picture.addActions(list(self.details.values()))
        picture.addSeparator()
        picture.addAction(self.teach)
        view = bar.addMenu(tr("&View"))
        view.addActions([self.draw, self.train])
        view.addSeparator()
        view.addActions([self.zoom_in, self.zoom_out, self.fit, self.pixels])
        view.addSeparator()
        view.addActions([self.turn_left, self.turn_right, self.mirror])
        view.addSeparator()
        view.addActions([*self.views.values(), self.see_drawing, self.apart, self.full_screen])
        view.addSeparator()
        view.addActions([self.add_reference, self.references])
        view.addSeparator()
        view.addActions(list(self.themes.values()))
        view.addSeparator()
        view.addMenu(tr("&Language")).addActions(list(self.languages.values()))
        help_menu = bar.addMenu(tr("&Help"))
        help_menu.addActions(
            [
                self.help,
                self.model_help,
                self.tour,
                self.surprise,
                self.hints,
                self.shortcuts,
                self.diagnostics,
                self.about,
            ]
        )

    def draw_icons(self) -> None:
        """Draw the icons in the theme's colours."""
        for action, name in self._icons.items():
            if name:
                action.setIcon(icon(name))
                # The menus are a list of words; there the icons would only be noise.
                action.setIconVisibleInMenu(False)

    def _make(self, text: str, icon_name: str | None = None, *shortcuts: str) -> QAction:
        action = QAction(text, self._parent)
        action.setIconText(action_name(action))
        action.setShortcuts([QKeySequence(shortcut) for shortcut in shortcuts])
        show_keys(action)
        self._icons[action] = icon_name or ""
        return action

    def _by_name(self) -> dict[str, QAction]:
        """Return every action by the name it has here, one of a group with what it stands for."""
        named: dict[str, QAction] = {}
        for name, value in vars(self).items():
            if isinstance(value, QAction):
                named[name] = value
            elif name != "_icons" and isinstance(value, dict):
                named |= {f"{name}.{getattr(key, 'name', key)}".lower(): action for key, action in value.items()}
            elif isinstance(value, list):
                named |= {f"{name}.{number}": action for number, action in enumerate(value, start=1)}
        return named
