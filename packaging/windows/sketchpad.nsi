; The Windows installer: for one person, without an administrator. Made by make_windows_installer.py, which defines
;   VERSION  1.2.3        BUNDLE  the folder to install        OUTFILE  the installer to write        SIZE  in KB
; Silent: Sketchpad-setup.exe /S [/D=C:\folder], uninstall.exe /S

Unicode true
Target amd64-unicode
!include "MUI2.nsh"
!include "x64.nsh"

Name "Sketchpad"
OutFile "${OUTFILE}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Sketchpad"
InstallDirRegKey HKCU "Software\Sketchpad" "InstallDir"
SetCompressor /SOLID lzma
BrandingText "Sketchpad ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Sketchpad"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Sketchpad's installer"
VIAddVersionKey "LegalCopyright" "MIT licence"

!ifdef ICON
  !define MUI_ICON "${ICON}"
  !define MUI_UNICON "${ICON}"
!endif
!define MUI_FINISHPAGE_RUN "$INSTDIR\sketchpad.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Sketchpad"
!define CLASSES "Software\Classes"

!macro FileType SUFFIX ID NAME
  ; Beside what the person has chosen, not in its place.
  WriteRegStr HKCU "${CLASSES}\${ID}" "" "${NAME}"
  WriteRegStr HKCU "${CLASSES}\${ID}\DefaultIcon" "" "$INSTDIR\sketchpad.exe,0"
  WriteRegStr HKCU "${CLASSES}\${ID}\shell\open\command" "" '"$INSTDIR\sketchpad.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\${SUFFIX}\OpenWithProgids" "${ID}" ""
  ReadRegStr $0 HKCU "${CLASSES}\${SUFFIX}" ""
  ${If} $0 == ""
    WriteRegStr HKCU "${CLASSES}\${SUFFIX}" "" "${ID}"
  ${EndIf}
!macroend

!macro NoFileType SUFFIX ID
  DeleteRegKey HKCU "${CLASSES}\${ID}"
  DeleteRegValue HKCU "${CLASSES}\${SUFFIX}\OpenWithProgids" "${ID}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${SUFFIX}\OpenWithProgids"
  ReadRegStr $0 HKCU "${CLASSES}\${SUFFIX}" ""
  ${If} $0 == "${ID}"
    DeleteRegValue HKCU "${CLASSES}\${SUFFIX}" ""
  ${EndIf}
  DeleteRegKey /ifempty HKCU "${CLASSES}\${SUFFIX}"
!macroend

Section
  ; A file of ours that can't be replaced is one that runs.
  ClearErrors
  ${If} ${FileExists} "$INSTDIR\sketchpad.exe"
    Delete "$INSTDIR\sketchpad.exe"
    ${If} ${Errors}
      IfSilent +2
        MessageBox MB_OK|MB_ICONEXCLAMATION "Sketchpad is running: close it, then install again."
      SetErrorLevel 2
      Quit
    ${EndIf}
    RMDir /r "$INSTDIR\_internal"
  ${EndIf}

  SetOutPath "$INSTDIR"
  File /r "${BUNDLE}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateDirectory "$SMPROGRAMS\Sketchpad"
  CreateShortcut "$SMPROGRAMS\Sketchpad\Sketchpad.lnk" "$INSTDIR\sketchpad.exe"
  CreateShortcut "$SMPROGRAMS\Sketchpad\Remove Sketchpad.lnk" "$INSTDIR\uninstall.exe"

  WriteRegStr HKCU "Software\Sketchpad" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Sketchpad"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\sketchpad.exe,0"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Sketchpad authors"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1

  !insertmacro FileType ".ora" "Sketchpad.Drawing" "OpenRaster drawing"
  !insertmacro FileType ".safetensors" "Sketchpad.Model" "Model for Sketchpad"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
  ; Only what is ours: a folder that the person chose may hold other things.
  ClearErrors
  Delete "$INSTDIR\sketchpad.exe"
  ${If} ${Errors}
    IfSilent +2
      MessageBox MB_OK|MB_ICONEXCLAMATION "Sketchpad is running: close it, then remove it again."
    SetErrorLevel 2
    Quit
  ${EndIf}
  Delete "$INSTDIR\sketchpad-trainer.exe"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"

  Delete "$SMPROGRAMS\Sketchpad\Sketchpad.lnk"
  Delete "$SMPROGRAMS\Sketchpad\Remove Sketchpad.lnk"
  RMDir "$SMPROGRAMS\Sketchpad"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Sketchpad"
  !insertmacro NoFileType ".ora" "Sketchpad.Drawing"
  !insertmacro NoFileType ".safetensors" "Sketchpad.Model"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
