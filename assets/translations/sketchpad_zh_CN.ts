<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>Sketchpad</name>
  <message>
   <location filename="../../sketchpad/ui/window/main_window.py" />
   <source>Sketchpad speaks another language when it is started next.</source>
   <translation>下次启动 Sketchpad 时将使用所选的语言。</translation>
  </message>
  <message>
   <location filename="../../trainer/messages.py" />
   <source>{others} and {last}</source>
   <translation>{others}和{last}</translation>
  </message>
  <message>
   <location filename="../../trainer/messages.py" />
   <source>, </source>
   <translation>、</translation>
  </message>
 </context>
</TS>
