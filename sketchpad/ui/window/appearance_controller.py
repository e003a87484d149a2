"""How the window looks (theme: light, dark, as the system has it), and the language of the next start."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from sketchpad.settings import Settings
from sketchpad.ui.actions import Actions, Language
from sketchpad.ui.kit import themes
from sketchpad.ui.kit.style_sheet import make_style_sheet
from trainer.messages import tr


class AppearanceController(QObject):
    """Applies what is chosen in the menus; `setting` and `language` are what the settings keep of it."""

    theme_changed = Signal()
    status_message = Signal(str)

    def __init__(self, window: QWidget, actions: Actions, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._actions = window, actions
        self.setting: themes.Setting = settings.theme
        self.language: Language = settings.language
        actions.languages[settings.language].setChecked(True)
        for setting, action in actions.themes.items():
            action.triggered.connect(lambda _checked=False, setting=setting: self.apply(setting))
        for language, action in actions.languages.items():
            action.triggered.connect(lambda _checked=False, language=language: self._choose_language(language))

    def apply(self, setting: themes.Setting) -> None:
        """Show the window, and all others of the program, in these colours."""
        self.setting = setting
        self._actions.themes[setting].setChecked(True)
        theme = themes.choose(setting)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setStyle("Fusion")
        application.setPalette(themes.make_palette(theme))
        self._window.setStyleSheet(make_style_sheet(theme))
        self._actions.draw_icons()
        self.theme_changed.emit()

    def follow_system(self) -> None:
        """The system has other colours; where they are what is wanted, take them."""
        if self.setting == "system":
            self.apply("system")

    def _choose_language(self, language: Language) -> None:
        self.language = language
        self.status_message.emit(tr("Sketchpad speaks another language when it is started next."))
