<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>Sketchpad</name>
  <message>
   <location filename="../../sketchpad/app.py" />
   <source>{folder} can’t be written ({why}): nothing will be remembered after this window, neither settings nor an unsaved drawing. Save what you draw, or give the variable SKETCHPAD_HOME a folder of yours.</source>
   <translation>无法写入 {folder}（{why}）：关闭此窗口后不会保留任何内容，包括设置和未保存的画稿。请保存您的画稿，或将环境变量 SKETCHPAD_HOME 设为您自己的文件夹。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/app.py" />
   <source>{files} wasn’t written to its end when the window was closed last: export it again.</source>
   <translation>上次关闭窗口时，{files}没有写完：请重新导出。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/app.py" />
   <source>Something went wrong that Sketchpad didn’t foresee; your drawing is safe.</source>
   <translation>发生了 Sketchpad 未预料到的错误；您的画稿安然无恙。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/compositing/blending.py" />
   <source>Normal</source>
   <translation>正常</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/compositing/blending.py" />
   <source>Multiply</source>
   <translation>正片叠底</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/compositing/blending.py" />
   <source>Screen</source>
   <translation>滤色</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/compositing/blending.py" />
   <source>Overlay</source>
   <translation>叠加</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/compositing/blending.py" />
   <source>Darken</source>
   <translation>变暗</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/compositing/blending.py" />
   <source>Lighten</source>
   <translation>变亮</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/compositing/blending.py" />
   <source>Add</source>
   <translation>相加</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/compositing/blending.py" />
   <source>Colour dodge</source>
   <translation>颜色减淡</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/compositing/blending.py" />
   <source>Colour burn</source>
   <translation>颜色加深</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/compositing/blending.py" />
   <source>Hard light</source>
   <translation>强光</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/compositing/blending.py" />
   <source>Soft light</source>
   <translation>柔光</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/compositing/blending.py" />
   <source>Difference</source>
   <translation>差值</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/compositing/blending.py" />
   <source>Exclusion</source>
   <translation>排除</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/drawing.py" />
   <source>“{name}” is locked: unlock it, or choose another layer.</source>
   <translation>“{name}”已锁定：请解锁，或选择其他图层。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/drawing.py" />
   <source>“{name}” is hidden: show it, or choose another layer.</source>
   <translation>“{name}”已隐藏：请显示它，或选择其他图层。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/files/drawing_journal.py" />
   <source>can’t be read ({why})</source>
   <translation>无法读取（{why}）</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/files/drawing_journal.py" />
   <source>was written by a newer version of Sketchpad</source>
   <translation>由更新版本的 Sketchpad 写成</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/files/drawing_journal.py" />
   <source>is damaged at its beginning</source>
   <translation>开头已损坏</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/files/drawing_journal.py" />
   <source>is damaged in its first sheet</source>
   <translation>第一张画布已损坏</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/files/export.py" />
   <source>Exact, opens everywhere</source>
   <translation>无损，到处都能打开</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/files/export.py" />
   <source>Small, opens everywhere; colours change a little</source>
   <translation>体积小，到处都能打开；颜色略有变化</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/files/export.py" />
   <source>Smaller still, for the web; exact at quality 100</source>
   <translation>体积更小，适合网页；质量为 100 时无损</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/files/export.py" />
   <source>Exact, for printers and layout</source>
   <translation>无损，适合印刷与排版</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/files/export.py" />
   <source>{format} holds at most {limit} pixels a side, not {longest}: choose a smaller size.</source>
   <translation>{format} 每边最多 {limit} 像素，而不是 {longest}：请选择较小的尺寸。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/files/export.py" />
   <source>{path} couldn’t be made: there may be too little memory; choose a smaller size.</source>
   <translation>无法生成 {path}：可能内存不足；请选择较小的尺寸。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/files/image_files.py" />
   <source>{name} is too long and narrow for a drawing ({width}x{height}): crop it to at most 1 to {longest}.</source>
   <translation>{name} 太过狭长，无法作为画稿（{width}x{height}）：请裁切到不超过 1 比 {longest}。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/files/image_files.py" />
   <source>{path} couldn’t be made into a PNG: there may be too little memory.</source>
   <translation>无法把 {path} 转为 PNG：可能内存不足。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/files/image_files.py" />
   <location filename="../../sketchpad/document/files/openraster.py" />
   <location filename="../../sketchpad/ui/help/diagnostics_dialog.py" />
   <source>{path} couldn’t be saved ({why}): choose another folder, or make room.</source>
   <translation>无法保存 {path}（{why}）：请选择其他文件夹，或腾出空间。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/files/layer_stack.py" />
   <source>Layers that were blended by {modes}, which Sketchpad doesn’t know, just cover each other here.</source>
   <translation>有图层使用了 Sketchpad 不支持的混合模式（{modes}），在此只是普通叠放。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/files/layer_stack.py" />
   <source>There are more layers than the {most} there is room for: the lowest are merged.</source>
   <translation>图层多于可容纳的 {most} 个：最下面的几个已合并。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/files/openraster.py" />
   <source>{path} is no OpenRaster drawing: open a file that ends in .ora.</source>
   <translation>{path} 不是 OpenRaster 画稿：请打开以 .ora 结尾的文件。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/files/openraster.py" />
   <source>{path} holds no flattened image: save it again in the program it came from.</source>
   <translation>{path} 中没有合并后的图像：请用原来的程序重新保存。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/files/openraster.py" />
   <source>There is no drawing at {path}: it may have been moved or deleted.</source>
   <translation>{path} 处没有画稿：可能已被移动或删除。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/files/openraster.py" />
   <source>{path} is damaged or can’t be read ({error}).</source>
   <translation>{path} 已损坏或无法读取（{error}）。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/files/openraster.py" />
   <source>The layers are too large or too many to open, so this is their flattened image: merge some in the program they came from to have the others apart.</source>
   <translation>图层过大或过多，无法逐层打开，因此这里显示的是合并后的图像：若想分开其余图层，请先在原来的程序中合并其中一些。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/files/openraster.py" />
   <source>The layers are damaged, so this is their flattened image: save it under another name, and look for an older copy of the file if you want them apart.</source>
   <translation>图层已损坏，因此这里是它们合并后的图像：请另存为其他名称；若需要分开的图层，请找一份较早的副本。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/files/openraster.py" />
   <location filename="../../sketchpad/document/kept_part.py" />
   <source>The part of the picture that was kept is damaged, and was left out.</source>
   <translation>效果图中保留的部分已损坏，因此略去。</translation>
  </message>
  <message numerus="yes">
   <location filename="../../sketchpad/document/files/openraster.py" />
   <source>{n} remembered pictures are damaged, and were left out.</source>
   <translation>
    <numerusform>{n} 张记住的效果图已损坏，因此略去。</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="../../sketchpad/document/files/recovery.py" />
   <source>{n} remembered pictures of your unsaved drawing were damaged and are left out.</source>
   <translation>
    <numerusform>未保存画稿的 {n} 张记住的效果图已损坏，因此略去。</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/files/recovery.py" />
   <source>Your unsaved drawing was damaged on the disk: it is back as far as it could be read, and the whole file will be kept as {aside}.</source>
   <translation>您未保存的画稿在磁盘上已损坏：能读出的部分已恢复，完整文件将保留为 {aside}。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/files/recovery.py" />
   <source>An unsaved drawing of an earlier window {why}: nothing of it is deleted, it is {aside}.</source>
   <translation>先前窗口中一份未保存的画稿{why}：没有删除任何内容，文件在 {aside}。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/files/recovery.py" />
   <source>The folder {folder}, where your unsaved drawing is kept, was deleted or moved while you drew: nothing is lost, and Sketchpad goes on keeping it there.</source>
   <translation>保存未存画稿的文件夹 {folder} 在您绘画时被删除或移动：没有丢失任何内容，Sketchpad 会继续在那里保存。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/files/recovery.py" />
   <source>Your drawing can’t be kept safe in {folder}: save it yourself, and make room there.</source>
   <translation>无法在 {folder} 中妥善保存您的画稿：请自行保存，并在那里腾出空间。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/kept_part.py" />
   <source>There is too little memory for the part of the picture that is kept: close something.</source>
   <translation>内存不足，无法保存效果图中保留的部分：请关闭一些程序。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/layered_image.py" />
   <source>Layer {number}</source>
   <translation>图层 {number}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/layered_image.py" />
   <source>Paper</source>
   <translation>纸张</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/layered_image.py" />
   <source>{name} copy</source>
   <translation>{name} 副本</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/moment.py" />
   <source>A remembered picture is damaged.</source>
   <translation>一张记住的效果图已损坏。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/paint/presets.py" />
   <source>Pen</source>
   <translation>钢笔</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/paint/presets.py" />
   <source>Marker</source>
   <translation>马克笔</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/paint/presets.py" />
   <source>Pencil</source>
   <translation>铅笔</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/paint/presets.py" />
   <source>Soft brush</source>
   <translation>柔边画笔</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/paint/presets.py" />
   <source>Watercolour</source>
   <translation>水彩</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/paint/presets.py" />
   <source>Airbrush</source>
   <translation>喷枪</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/tools/toolbox.py" />
   <source>&amp;Brush</source>
   <translation>画笔(&amp;B)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/tools/toolbox.py" />
   <source>&amp;Eraser</source>
   <translation>橡皮擦(&amp;E)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/tools/toolbox.py" />
   <source>&amp;Line</source>
   <translation>直线(&amp;L)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/tools/toolbox.py" />
   <source>&amp;Rectangle</source>
   <translation>矩形(&amp;R)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/tools/toolbox.py" />
   <source>E&amp;llipse</source>
   <translation>椭圆(&amp;L)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/tools/toolbox.py" />
   <source>&amp;Polygon</source>
   <translation>多边形(&amp;P)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/tools/toolbox.py" />
   <source>L&amp;asso fill</source>
   <translation>套索填充(&amp;A)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/tools/toolbox.py" />
   <source>&amp;Fill</source>
   <translation>填充(&amp;F)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/tools/toolbox.py" />
   <source>&amp;Gradient</source>
   <translation>渐变(&amp;G)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/tools/toolbox.py" />
   <source>Sm&amp;udge</source>
   <translation>涂抹(&amp;U)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/tools/toolbox.py" />
   <source>E&amp;yedropper</source>
   <translation>吸管(&amp;Y)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/tools/toolbox.py" />
   <source>&amp;Select a box</source>
   <translation>矩形选区(&amp;S)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/tools/toolbox.py" />
   <source>Select f&amp;reely</source>
   <translation>自由选区(&amp;R)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/tools/toolbox.py" />
   <source>&amp;Move</source>
   <translation>移动(&amp;M)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/tools/toolbox.py" />
   <source>&amp;Move, scale and turn it</source>
   <translation>移动、缩放和旋转(&amp;M)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/document/tracing.py" />
   <source>The tracing image is damaged: load the photo again.</source>
   <translation>临摹图已损坏：请重新载入照片。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/live/engine.py" />
   <source>There is not enough memory to open {path}: close other programs.</source>
   <translation>内存不足，无法打开 {path}：请关闭其他程序。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/live/engine.py" />
   <source>{path} couldn't be opened; the log says why.</source>
   <translation>无法打开 {path}；原因见日志。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/live/engine.py" />
   <source>there is not enough memory</source>
   <translation>内存不足</translation>
  </message>
  <message>
   <location filename="../../sketchpad/live/engine.py" />
   <source>the log says why</source>
   <translation>原因见日志</translation>
  </message>
  <message>
   <location filename="../../sketchpad/live/engine.py" />
   <source>The picture couldn't be made: {why}; the drawing is safe.</source>
   <translation>无法生成效果图：{why}；画稿安然无恙。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/models/gallery.py" />
   <source>{name} can’t be copied to {own} ({why}): make room.</source>
   <translation>无法把 {name} 复制到 {own}（{why}）：请腾出空间。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/models/gallery.py" />
   <source>{path} can’t be moved to the bin: delete the file yourself.</source>
   <translation>无法把 {path} 移到回收站：请自行删除该文件。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/models/gallery.py" />
   <source>{path} can’t be deleted ({why}).</source>
   <translation>无法删除 {path}（{why}）。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/models/model_folder.py" />
   <source>{model} can’t be written ({why}): make room.</source>
   <translation>无法写入 {model}（{why}）：请腾出空间。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/models/model_folder.py" />
   <source>{name} was damaged on its way: ask for it once more.</source>
   <translation>{name} 在传输中损坏：请让对方再发一次。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/models/model_folder.py" />
   <location filename="../../trainer/files/safetensors_header.py" />
   <location filename="../../trainer/pix2pix/foreign/pict.py" />
   <source>There is no model at {path}: it may have been moved or deleted.</source>
   <translation>{path} 处没有模型：可能已被移动或删除。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/models/model_folder.py" />
   <source>{path} can’t be read ({error}): ask for it once more.</source>
   <translation>无法读取 {path}（{error}）：请让对方再发一次。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/models/model_folder.py" />
   <source>{name} holds no model: share one from the gallery, and drop what that writes.</source>
   <translation>{name} 中没有模型：请从模型库中分享一个，再拖入生成的文件。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/models/model_folder.py" />
   <source>{name} is damaged: its model isn’t whole, ask for it once more.</source>
   <translation>{name} 已损坏：其中的模型不完整，请让对方再发一次。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/models/model_folder.py" />
   <source>{name} holds weights without a card: share a model from the gallery of Sketchpad.</source>
   <translation>{name} 只有权重而没有模型卡片：请从 Sketchpad 的模型库中分享模型。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/models/model_folder.py" />
   <source>{path} can’t be written ({why}): make room.</source>
   <translation>无法写入 {path}（{why}）：请腾出空间。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/settings.py" />
   <source>The settings in {path} can’t be read ({why}): Sketchpad starts with its own.</source>
   <translation>无法读取 {path} 中的设置（{why}）：Sketchpad 将使用默认设置。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/settings.py" />
   <source> and others</source>
   <translation> 等</translation>
  </message>
  <message>
   <location filename="../../sketchpad/settings.py" />
   <source>The settings were damaged ({which}): these are Sketchpad’s own again, the old are in {kept}.</source>
   <translation>设置已损坏（{which}）：这些项已恢复为默认值，旧设置保留在 {kept}。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/settings.py" />
   <source>The settings were damaged ({error}): Sketchpad starts with its own, the old are in {kept}.</source>
   <translation>设置已损坏（{error}）：Sketchpad 将使用默认设置，旧设置保留在 {kept}。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/comparison/comparison_job.py" />
   <source>What came of the comparison can’t be read ({error}).</source>
   <translation>无法读取比较结果（{error}）。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/comparison/study_folder.py" />
   <source>The result can’t be kept ({why}).</source>
   <translation>无法保存结果（{why}）。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/data/correction_pairs.py" />
   <source>The pair couldn’t be kept in {root} ({error}).</source>
   <translation>无法把图对保存到 {root}（{error}）。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/data/correction_pairs.py" />
   <source>The pair {name} couldn’t be taken back ({why}).</source>
   <translation>无法撤回图对 {name}（{why}）。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/data/folder_check.py" />
   <source>The pictures couldn’t be checked; the log says why. You can start all the same.</source>
   <translation>无法检查图片；原因见日志。您仍然可以开始训练。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/data/folder_scan.py" />
   <source>{name} couldn’t be looked at; the log says why.</source>
   <translation>无法查看 {name}；原因见日志。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/jobs/trainer_job.py" />
   <source>The trainer couldn’t be started: {error}.</source>
   <translation>无法启动训练程序：{error}。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/jobs/trainer_job.py" />
   <source>That ended before its time: there may be too little memory, or something ended it.</source>
   <translation>中途意外结束：可能内存不足，或被其他程序终止。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/jobs/trainer_job.py" />
   <source>That didn’t work, and the trainer didn’t say why.</source>
   <translation>操作失败，训练程序没有说明原因。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/runs/run_film.py" />
   <source>The pictures of this training can’t be read: it may have been moved or deleted.</source>
   <translation>无法读取此训练的图片：它可能已被移动或删除。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/runs/run_library.py" />
   <source>A new training can’t be kept in {folder} ({why}): make room.</source>
   <translation>无法在 {folder} 中保存新的训练（{why}）：请腾出空间。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/runs/run_library.py" />
   <source>“{name}” can’t be renamed ({why}): make room on the disk.</source>
   <translation>无法重命名“{name}”（{why}）：请腾出磁盘空间。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/runs/run_library.py" />
   <source>“{name}” can’t be moved to the bin: delete the folder {root} yourself.</source>
   <translation>无法把“{name}”移到回收站：请自行删除文件夹 {root}。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/runs/run_library.py" />
   <source>“{name}” can’t be deleted ({why}): see who may write there.</source>
   <translation>无法删除“{name}”（{why}）：请检查写入权限。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/runs/run_library.py" />
   <source>“{name}” is being trained: stop it first.</source>
   <translation>“{name}”正在训练：请先停止。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/runs/run_manager.py" />
   <source>“{name}” is being trained in another window.</source>
   <translation>“{name}”正在另一个窗口中训练。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/runs/run_manager.py" />
   <source>Your drawing couldn’t be pinned ({error}).</source>
   <translation>无法固定您的画稿（{error}）。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/runs/run_manager.py" />
   <location filename="../../sketchpad/ui/training/train_view.py" />
   <source>“{name}” is being trained: stop or finish it first.</source>
   <translation>“{name}”正在训练：请先停止或等它完成。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/runs/run_outcome.py" />
   <source>a command that this processor doesn’t know</source>
   <translation>处理器不支持的指令</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/runs/run_outcome.py" />
   <source>it gave up</source>
   <translation>程序中止</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/runs/run_outcome.py" />
   <source>a memory error</source>
   <translation>内存错误</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/runs/run_outcome.py" />
   <source>an arithmetic error</source>
   <translation>运算错误</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/runs/run_outcome.py" />
   <source>The training is complete: your model is ready.</source>
   <translation>训练完成：您的模型已就绪。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/runs/run_outcome.py" />
   <source>The training is stopped and saved. You can go on with it at any time.</source>
   <translation>训练已停止并保存。您可以随时继续。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/runs/run_outcome.py" />
   <source>The training had to end; what it wrote last says why.</source>
   <translation>训练被迫结束；原因见最后的输出。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/runs/run_outcome.py" />
   <source>The training broke off{why}. Nothing up to the last save is lost: resume it.</source>
   <translation>训练中断{why}。上次保存之前的内容都没有丢失：可以恢复训练。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/runs/run_outcome.py" />
   <source>The training was ended from outside, perhaps because the memory ran out. Nothing up to the last save is lost: close other programs and resume it.</source>
   <translation>训练被外部终止，可能是内存耗尽。上次保存之前的内容都没有丢失：请关闭其他程序后恢复训练。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/runs/run_outcome.py" />
   <source>The training couldn’t be started.</source>
   <translation>无法启动训练。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/runs/run_outcome.py" />
   <source>The training couldn’t be started: {reason}.</source>
   <translation>无法启动训练：{reason}。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/runs/run_outcome.py" />
   <source>The training ended without a word. Nothing up to the last save is lost: resume it.</source>
   <translation>训练无故结束。上次保存之前的内容都没有丢失：可以恢复训练。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <source>The judge: how well it tells painted pictures from real ones. Around 0.7 it can only guess.</source>
   <translation>判别器损失：判别器分辨生成图与真实图的能力。在 0.7 左右时它只能靠猜。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <source>Fooling the judge: the lower, the more convincing the pictures look to it. It wavers all the time.</source>
   <translation>骗过判别器：数值越低，生成图在判别器看来越逼真。它会一直波动。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <source>Distance from your pictures, averaged over all pixels: it should fall, fast at first, then slowly.</source>
   <translation>与您的图片的距离（所有像素的平均值）：应当下降，先快后慢。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <source>Distance from your pictures, big differences counted more: it should fall.</source>
   <translation>与您的图片的距离，较大的差异权重更高：应当下降。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <source>Distance from your pictures in texture, as a network sees it: grass, cloth. It should fall.</source>
   <translation>与您的图片在纹理上的距离（由神经网络判断，如草地、布料）：应当下降。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <source>Distance from your pictures in roughness: how much areas vary, not where. It should fall.</source>
   <translation>与你的图片在粗糙度上的差距：看各处变化多少，而不看变化在哪里。应逐渐下降。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <source>Distance from your pictures in what the judge notices. It wavers with the judge.</source>
   <translation>在判别器所关注的特征上与您的图片的距离：随判别器波动。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <source>Likeness to pictures that it never learned from, in decibels: it should rise.</source>
   <translation>与未参与学习的图片的相似度，单位为分贝：应当上升。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <source>Likeness of structure to pictures that it never learned from, 0 to 1: it should rise.</source>
   <translation>与未参与学习的图片的结构相似度，0 到 1：应当上升。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <source>Difference from pictures that it never learned from, in steps of brightness: it should fall.</source>
   <translation>与未参与学习的图片的亮度差异：应当下降。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <source>very close</source>
   <translation>非常接近</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <source>close</source>
   <translation>接近</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <source>recognisable</source>
   <translation>可以辨认</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <source>rough</source>
   <translation>粗略</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <source>less than a minute</source>
   <translation>不到一分钟</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <source>{minutes} min</source>
   <translation>{minutes} 分钟</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <source>{hours} h {rest} min</source>
   <translation>{hours} 小时 {rest} 分钟</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <location filename="../../trainer/training/time_plan.py" />
   <source>{hours} h</source>
   <translation>{hours} 小时</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <source>about {time}</source>
   <translation>约 {time}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <source>Step {step} of {steps}</source>
   <translation>第 {step} 步，共 {steps} 步</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>Getting ready …</source>
   <translation>正在准备…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>{left} left</source>
   <translation>剩余{left}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <source>Paused  ·  {where}</source>
   <translation>已暂停  ·  {where}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <location filename="../../sketchpad/ui/training/run_list.py" />
   <source>Paused</source>
   <translation>已暂停</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <source>Complete  ·  {step} steps</source>
   <translation>已完成  ·  {step} 步</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <source>Stopped  ·  {where}</source>
   <translation>已停止  ·  {where}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <location filename="../../sketchpad/ui/training/run_list.py" />
   <source>Not begun yet</source>
   <translation>尚未开始</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <source>Interrupted  ·  {where}</source>
   <translation>已中断  ·  {where}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <location filename="../../sketchpad/ui/training/run_list.py" />
   <source>Interrupted</source>
   <translation>已中断</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <source>The first pictures take a moment.</source>
   <translation>最初的图像需要稍等片刻。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <source>It ended before its pictures could be compared with yours.</source>
   <translation>训练在与您的图片比较之前就结束了。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <source>At step {step} it is first compared with pictures it hasn’t learned from.</source>
   <translation>到第 {step} 步时，将首次与未参与学习的图片进行比较。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <source>Still improving: the newest pictures are the best so far.</source>
   <translation>仍在进步：最新的图像是目前最好的。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <source>The first comparison is done; the next one will tell whether it improves.</source>
   <translation>首次比较已完成；下一次比较会显示是否有进步。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <location filename="../../sketchpad/ui/training/run/timeline.py" />
   <source>step {step}</source>
   <translation>第 {step} 步</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <source>It has been getting worse since {at}: it begins to learn your pictures by heart. The best model so far is kept; more pairs would help.</source>
   <translation>从{at}起变差了：模型开始死记您的图片（过拟合）。目前最好的模型已保留；增加图对会有帮助。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <source>No better for {time}: the best so far was {at}, and it is kept. You can stop without loss.</source>
   <translation>已有 {time}没有进步：目前最好的是{at}，已保留。现在停止不会有损失。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <source>About as good as at {at}, the best so far. Such ups and downs are usual.</source>
   <translation>与目前最好的{at}差不多。这样的起伏很正常。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/progress_text.py" />
   <source>far off</source>
   <translation>相差较远</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Pictures</source>
   <translation>图片</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <location filename="../../sketchpad/ui/files/export_dialog.py" />
   <location filename="../../trainer/cli/main.py" />
   <source>Size</source>
   <translation>尺寸</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Pixels a side that the model learns at. Twice the size takes four times as long.</source>
   <translation>模型学习时的边长（像素）。尺寸加倍，用时四倍。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Room to shift</source>
   <translation>平移余量</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Pictures are enlarged by this and cut at random: nothing is learned by heart.</source>
   <translation>图片按此放大后随机裁切：避免死记硬背。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Mirror</source>
   <translation>镜像</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Show pairs mirrored now and then. Off if left and right mean something, as in writing.</source>
   <translation>不时展示左右镜像的图对。如果左右有区别（如文字），请关闭。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <location filename="../../sketchpad/ui/tools/colour_panel.py" />
   <location filename="../../sketchpad/ui/training/compare/comparison_view.py" />
   <source>Colours</source>
   <translation>颜色</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>“lab” learns to colour grey pictures: brightness stays, colour is painted.</source>
   <translation>“lab”学习为灰度图上色：保留亮度，只画颜色。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Redraw the lines</source>
   <translation>重描线条</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Vary width, leave gaps and wobble, so that any pen and an unsteady hand will do. 0 is off, 1 is bold.</source>
   <translation>改变线宽、留出断口并加入抖动，适应各种笔触和不稳的手。0 为关闭，1 为强烈。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Vary the colours</source>
   <translation>颜色变化</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Shift colours a little, so that the exact shade matters less.</source>
   <translation>轻微偏移颜色，使精确的色调不那么重要。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Come closer</source>
   <translation>拉近</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Show parts of the pictures enlarged, by up to this. 1 is off.</source>
   <translation>放大展示图片的局部，最多放大到此倍数。1 为关闭。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Vary what is made</source>
   <translation>输入变化</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Draw the number of colours, or how many lines there are, anew each time: people draw in all ways.</source>
   <translation>每次重新决定颜色数量或线条多少：每个人的画法都不同。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Any colours</source>
   <translation>任意颜色</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Areas made of photos get brighter or other colours, as people pick them. 0 is off, 1 is bold.</source>
   <translation>让由照片生成的色块变亮或换色，就像人们随意选色那样。0 为关闭，1 为强烈。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Dye the dabs</source>
   <translation>色点染色</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Share of drawings with dabs that are learned in quite other colours, so that the dab decides. 0 is off.</source>
   <translation>以完全不同的颜色学习的带色点画稿所占比例，让色点决定颜色。0 为关闭。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Broader dabs</source>
   <translation>加大色点</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Dabs are up to so many times as large, drawn anew for each drawing: broad ones are easier to learn from.</source>
   <translation>色点最多放大到此倍数，每张画稿重新决定：大色点更容易学习。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Dabs fill their shape</source>
   <translation>色点填满形状</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>The network sees each dab of colour filling the shape that it lies in, up to the lines, so one dab is enough, and colours are learned much sooner.</source>
   <translation>网络看到每个色点填满其所在的形状，直到线条为止；因此一个色点就够了，颜色也学得快得多。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Shapes without a dab</source>
   <translation>没有点色的形状</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>How your model will see a closed shape in which no dab lies: “bare” as it is, “white”, or in the colour of its “neighbours”.</source>
   <translation>模型如何看待没有点色的封闭形状：“bare”保持原样，“white”为白色，“neighbours”取相邻形状的颜色。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Painted areas</source>
   <translation>涂色区域</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Share of line drawings in which whole areas are painted, some of them carelessly, in place of dabs: a shape that is filled is easier to learn from than a dab. 0 is off.</source>
   <translation>线稿中以整块区域涂色（部分涂得随意）代替色点的比例：涂满的形状比色点更容易学习。0 为关闭。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Coloured grounds</source>
   <translation>彩色底色</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Share of pictures whose white ground becomes a colour, so that you can fill it too. 0 is off.</source>
   <translation>白底变为彩色的图片所占比例，让您也能填充底色。0 为关闭。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Unfinished drawings</source>
   <translation>未完成的画稿</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Share of pictures shown half drawn, or blank: what you leave bare stays paper. 0 is off.</source>
   <translation>以半成品或空白展示的图片所占比例：您留白的地方保持为纸面。0 为关闭。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Grain</source>
   <translation>颗粒</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>A faint noise in what the network sees of a drawing, as of paper: it makes textures of it. 0.1 suits landscapes, 0 is off.</source>
   <translation>在网络所见的画面中加入纸纹般的微弱噪点，网络由此生成纹理。0.1 适合风景，0 为关闭。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <location filename="../../trainer/cli/main.py" />
   <source>Network</source>
   <translation>网络</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Kind</source>
   <translation>类型</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>“unet” keeps details of the drawing; “encoder_decoder” forgets them: for comparison.</source>
   <translation>“unet”保留画稿的细节；“encoder_decoder”会丢失细节：用于对比。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <location filename="../../sketchpad/ui/sheet/sheet_dialogs.py" />
   <source>Width</source>
   <translation>宽度</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>How much it can learn. 32 is quick; 64 learns more and takes four times as long.</source>
   <translation>模型能学多少。32 较快；64 学得更多，用时四倍。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Depth</source>
   <translation>深度</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>How often the picture is halved. Best left alone: it follows from the size.</source>
   <translation>图片被减半的次数。建议不改：由尺寸决定。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Normalisation</source>
   <translation>归一化</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>How the layers keep their balance. “instance” suits batches of one.</source>
   <translation>各层如何保持平衡。“instance”适合批大小为 1。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Dropout</source>
   <translation>Dropout</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Chance at work while learning; it is what makes variations possible.</source>
   <translation>学习时引入随机性；变体由此而来。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Enlarging</source>
   <translation>放大方式</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>“resize” avoids checkerboard patterns; “transposed” is the paper’s.</source>
   <translation>“resize”可避免棋盘格纹；“transposed”是论文的做法。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>The judge</source>
   <translation>判别器</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Goal</source>
   <translation>目标</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Be close to your pictures (l1), convince a judge (gan; cgan sees the drawing), or both.</source>
   <translation>接近您的图片（l1）、骗过判别器（gan；cgan 还会看画稿），或两者兼顾。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>What it looks at</source>
   <translation>评判的对象</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>“patch” judges pixels; “projected” what a network that recognises things finds in them: it learns grass and stone much sooner, and takes less time.</source>
   <translation>“patch” 评判像素；“projected” 评判一个能认出事物的网络从中看到的特征：更早学会草地和岩石，用时也更少。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Patch it looks at</source>
   <translation>观察的区块</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Pixels a side: 1 judges colours only, 70 textures, 286 whole pictures.</source>
   <translation>边长（像素）：1 只判断颜色，70 判断纹理，286 判断整张图片。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Width of the judge</source>
   <translation>判别器宽度</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>How sharp-eyed the judge is.</source>
   <translation>判别器的眼力。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Way of judging</source>
   <translation>评判方式</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>“bce” is the paper’s, “least_squares” is gentler, “hinge” the steadiest.</source>
   <translation>“bce”是论文的做法，“least_squares”更温和，“hinge”最稳定。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Weight of the judge</source>
   <translation>判别器权重</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>How much the judge counts.</source>
   <translation>判别器有多重要。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Weight of closeness</source>
   <translation>相似度权重</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>How much closeness to your pictures counts: more is safer and blurrier.</source>
   <translation>与您的图片的接近程度有多重要：越高越稳妥，也越模糊。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Weight of texture</source>
   <translation>纹理权重</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>How much likeness counts to a network that recognises things: grass, cloth, stone in place of a blur.</source>
   <translation>在能识别物体的网络看来的相似度有多重要：用草地、布料、石头代替模糊。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Weight of roughness</source>
   <translation>粗糙度的权重</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>How much it counts that areas are as rough as in your pictures, wherever each blade of grass may be. It wants grain.</source>
   <translation>各处与你的图片一样粗糙有多重要，不管每片草叶在哪里。需要开启颗粒。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>The judge comes later</source>
   <translation>判别器延后</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Share of the training before there is a judge: without it a step takes half the time.</source>
   <translation>在加入判别器之前的训练比例：没有它时每步只需一半时间。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Vary what it sees</source>
   <translation>观察变化</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Change colours and place of what the judge looks at, so that it can’t learn few pictures by heart.</source>
   <translation>改变判别器所见的颜色和位置，使它无法死记少量图片。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Closeness</source>
   <translation>相似度</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>“l1” counts differences as they are; “l2” big ones more, which blurs.</source>
   <translation>“l1”按原值计算差异；“l2”更看重大的差异，因此更模糊。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Likeness of features</source>
   <translation>特征相似度</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Also be like your pictures in what the judge notices; 0 is off.</source>
   <translation>在判别器所关注的特征上也接近您的图片；0 为关闭。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <location filename="../../sketchpad/ui/training/run_list.py" />
   <source>Learning</source>
   <translation>学习</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Pairs at a time</source>
   <translation>每批图对数</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>More are steadier and use the processor better, and need more memory.</source>
   <translation>越多越稳定，处理器利用率更高，但需要更多内存。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Steps</source>
   <translation>步数</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>The length of the training. Left alone, it follows from the time you give.</source>
   <translation>训练的长度。不设置时由您给的时间决定。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Rounds</source>
   <translation>轮数</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>The length as rounds through all pairs, in place of steps.</source>
   <translation>以遍历所有图对的轮数代替步数来表示长度。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Speed of learning</source>
   <translation>学习率</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Too high and it gets lost, too low and it takes for ever.</source>
   <translation>太高会学偏，太低则永远学不完。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Slowing down</source>
   <translation>减速</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>The last share of the training in which the speed falls to zero: details settle.</source>
   <translation>训练最后学习率降为零的阶段所占比例：细节在此稳定。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Averaging</source>
   <translation>平均</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Also keep an average of the last states, for where it is better; 0 is off.</source>
   <translation>同时保留最近状态的平均值，哪个更好用哪个；0 为关闭。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Judge learns first</source>
   <translation>判别器先学</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Steps in which only the judge learns, if the base model has none.</source>
   <translation>只有判别器学习的步数（基础模型没有判别器时）。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Stop by itself</source>
   <translation>自动停止</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>End when it hasn’t become better for this many comparisons.</source>
   <translation>连续这么多次比较没有进步就结束。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Seed</source>
   <translation>随机种子</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>The same number makes the same training again.</source>
   <translation>相同的数字会得到相同的训练。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Keeping</source>
   <translation>保存</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Save every</source>
   <translation>保存间隔</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Steps between two saves; at each, your own drawing is drawn anew.</source>
   <translation>两次保存之间的步数；每次保存都会重新绘制您的画稿。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Show samples every</source>
   <translation>样本间隔</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Steps between two sheets of samples.</source>
   <translation>两次样本图之间的步数。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Compare every</source>
   <translation>比较间隔</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Steps between two comparisons with pictures that it doesn’t learn from.</source>
   <translation>与未参与学习的图片进行两次比较之间的步数。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Computer</source>
   <translation>计算机</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Compute on</source>
   <translation>计算设备</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>“auto” takes a graphics card if there is one.</source>
   <translation>“auto”在有显卡时使用显卡。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Precision</source>
   <translation>精度</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>“auto” takes the quickest that the computer is good at.</source>
   <translation>“auto”选用计算机最擅长的最快精度。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Processor threads</source>
   <translation>处理器线程</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Left alone, as many as are fastest at the moment; drawing goes first in any case.</source>
   <translation>不设置时选用当前最快的数量；绘画始终优先。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Helpers</source>
   <translation>辅助进程</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Processes that prepare the pictures.</source>
   <translation>准备图片的进程数。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Memory for pictures</source>
   <translation>图片内存</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>How much memory the prepared pictures may take.</source>
   <translation>准备好的图片最多占用多少内存。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>On the model’s card</source>
   <translation>模型卡片</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <location filename="../../trainer/cli/main.py" />
   <source>Description</source>
   <translation>描述</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>What the model draws, for whoever opens it.</source>
   <translation>模型画什么，供打开它的人参考。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <location filename="../../trainer/cli/main.py" />
   <source>Licence</source>
   <translation>许可证</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Under which others may use it.</source>
   <translation>他人可以在何种许可下使用。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <location filename="../../trainer/cli/main.py" />
   <source>Credits</source>
   <translation>致谢</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <source>Whom to thank for the pictures.</source>
   <translation>图片应当感谢谁。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/setting_descriptions.py" />
   <location filename="../../sketchpad/ui/training/run/run_page.py" />
   <source>More</source>
   <translation>更多</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/time_budget.py" />
   <source>A taste</source>
   <translation>试一试</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/time_budget.py" />
   <source>5 minutes</source>
   <translation>5 分钟</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/time_budget.py" />
   <source>Good</source>
   <translation>良好</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/time_budget.py" />
   <source>1 hour</source>
   <translation>1 小时</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/time_budget.py" />
   <source>Thorough</source>
   <translation>精细</translation>
  </message>
  <message>
   <location filename="../../sketchpad/training/wording/time_budget.py" />
   <source>overnight</source>
   <translation>一整夜</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;New drawing</source>
   <translation>新建画稿(&amp;N)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <location filename="../../sketchpad/ui/training/new_run/run_form.py" />
   <source>{size} × {size} pixels</source>
   <translation>{size} × {size} 像素</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Another size…</source>
   <translation>其他尺寸(&amp;A)…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Size of the s&amp;heet…</source>
   <translation>画布尺寸(&amp;H)…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>C&amp;rop to the selection</source>
   <translation>裁切到选区(&amp;R)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Open image…</source>
   <translation>打开图片(&amp;O)…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Save drawing</source>
   <translation>保存画稿(&amp;S)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Save drawing &amp;as…</source>
   <translation>画稿另存为(&amp;A)…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Save &amp;picture…</source>
   <translation>保存效果图(&amp;P)…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <source>E&amp;xport…</source>
   <translation>导出(&amp;X)…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Export a&amp;gain</source>
   <translation>再次导出(&amp;G)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Time-lapse…</source>
   <translation>延时视频(&amp;T)…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Tra&amp;nslate files…</source>
   <translation>批量生成(&amp;N)…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Models…</source>
   <translation>模型(&amp;M)…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Open model &amp;file…</source>
   <translation>打开模型文件(&amp;F)…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Quit</source>
   <translation>退出(&amp;Q)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Undo</source>
   <translation>撤销(&amp;U)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Redo</source>
   <translation>重做(&amp;R)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>C&amp;lear</source>
   <translation>清空(&amp;L)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Cu&amp;t</source>
   <translation>剪切(&amp;T)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Copy</source>
   <translation>复制(&amp;C)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Paste</source>
   <translation>粘贴(&amp;P)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Select &amp;all</source>
   <translation>全选(&amp;A)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Deselect</source>
   <translation>取消选择(&amp;D)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>La&amp;yers…</source>
   <translation>图层(&amp;Y)…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Add a layer</source>
   <translation>添加图层(&amp;A)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>D&amp;uplicate the layer</source>
   <translation>复制图层(&amp;U)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Merge it with the one under it</source>
   <translation>与下面的图层合并(&amp;M)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Move it u&amp;p</source>
   <translation>上移(&amp;P)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Move it do&amp;wn</source>
   <translation>下移(&amp;W)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Delete the layer</source>
   <translation>删除图层(&amp;D)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Paint on the one a&amp;bove</source>
   <translation>在上一图层绘画(&amp;B)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Paint on the one be&amp;low</source>
   <translation>在下一图层绘画(&amp;L)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Mirror left to right</source>
   <translation>左右镜像(&amp;M)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Flip upside down</source>
   <translation>上下翻转(&amp;F)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Turn by a quarter</source>
   <translation>旋转 90 度(&amp;T)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Copy p&amp;icture</source>
   <translation>复制效果图(&amp;I)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <location filename="../../sketchpad/ui/tools/colour_controller.py" />
   <source>Mix &amp;colours</source>
   <translation>调色(&amp;C)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Palette from &amp;image…</source>
   <translation>从图片提取调色板(&amp;I)…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Standard palette</source>
   <translation>标准调色板(&amp;S)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Swap colours</source>
   <translation>交换颜色(&amp;S)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Bigger brush</source>
   <translation>放大画笔(&amp;B)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>S&amp;maller brush</source>
   <translation>缩小画笔(&amp;M)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Give up the stroke</source>
   <translation>放弃当前笔画(&amp;G)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>New &amp;variation</source>
   <translation>新变体(&amp;V)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Steady picture</source>
   <translation>基准效果图(&amp;S)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Remember the picture</source>
   <translation>记住效果图(&amp;R)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Before and after (hold the key)</source>
   <translation>前后对比（按住按键）(&amp;B)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Go back to its drawing</source>
   <translation>回到它的画稿(&amp;G)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Forget it</source>
   <translation>忘掉它(&amp;F)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Keep what is selected</source>
   <translation>保留选中的部分(&amp;K)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Let go of the part that is kept</source>
   <translation>放弃保留的部分(&amp;L)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Zoom &amp;in</source>
   <translation>放大(&amp;I)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Zoom &amp;out</source>
   <translation>缩小(&amp;O)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Fit the sheet</source>
   <translation>适应窗口(&amp;F)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Pixel by pixel</source>
   <translation>实际像素(&amp;P)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Turn &amp;right</source>
   <translation>向右旋转(&amp;R)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Turn &amp;left</source>
   <translation>向左旋转(&amp;L)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Mirror the view</source>
   <translation>镜像视图(&amp;M)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Side by side</source>
   <translation>并排显示(&amp;S)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Picture &amp;over the drawing</source>
   <translation>效果图覆盖画稿(&amp;O)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>S&amp;plit by a handle</source>
   <translation>拖动分界(&amp;P)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Draw on the picture</source>
   <translation>在效果图上绘画(&amp;D)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>See the &amp;drawing (hold the key)</source>
   <translation>查看画稿（按住按键）(&amp;D)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Picture in a &amp;window of its own</source>
   <translation>效果图使用独立窗口(&amp;W)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Picture on the whole s&amp;creen</source>
   <translation>效果图全屏(&amp;C)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Detail &amp;off</source>
   <translation>细节：关(&amp;O)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Detail &amp;2×</source>
   <translation>细节：&amp;2×</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Detail &amp;4×</source>
   <translation>细节：&amp;4×</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Draw</source>
   <translation>绘画(&amp;D)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Train</source>
   <translation>训练(&amp;T)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Correct and &amp;teach…</source>
   <translation>纠正并教导(&amp;T)…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Help pages</source>
   <translation>帮助页面(&amp;H)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>How to draw for this &amp;model</source>
   <translation>此模型怎么画(&amp;M)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Tour of a minute</source>
   <translation>一分钟导览(&amp;T)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Sur&amp;prise me</source>
   <translation>给我惊喜(&amp;P)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Shortcuts</source>
   <translation>快捷键(&amp;S)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Show &amp;hints</source>
   <translation>显示提示(&amp;H)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Save &amp;diagnostics…</source>
   <translation>保存诊断信息(&amp;D)…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;About Sketchpad</source>
   <translation>关于 Sketchpad(&amp;A)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Colour {number}</source>
   <translation>颜色 {number}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Stabilizer &amp;off</source>
   <translation>防抖：关(&amp;O)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Stabilizer li&amp;ght</source>
   <translation>防抖：弱(&amp;G)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Stabilizer me&amp;dium</source>
   <translation>防抖：中(&amp;D)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Stabilizer &amp;strong</source>
   <translation>防抖：强(&amp;S)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Load a photo…</source>
   <translation>载入照片(&amp;L)…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Paste a photo</source>
   <translation>粘贴照片(&amp;P)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Show it</source>
   <translation>显示(&amp;S)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Fit it to the sheet</source>
   <translation>适应画布(&amp;F)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Remove it</source>
   <translation>移除(&amp;R)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>L&amp;ines from a photo…</source>
   <translation>从照片提取线条(&amp;I)…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>La&amp;bels from a picture…</source>
   <translation>从图片提取标签(&amp;B)…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Add a re&amp;ference image…</source>
   <translation>添加参考图(&amp;F)…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Show reference &amp;images</source>
   <translation>显示参考图(&amp;I)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>How the brush co&amp;vers…</source>
   <translation>画笔的覆盖方式(&amp;V)…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Pen and &amp;touch…</source>
   <translation>画笔与触控(&amp;T)…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Symmetry o&amp;ff</source>
   <translation>对称：关(&amp;F)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Left and right alike</source>
   <translation>左右对称(&amp;L)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Top and bottom alike</source>
   <translation>上下对称(&amp;T)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;All four corners alike</source>
   <translation>四角对称(&amp;A)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;3 times around the middle</source>
   <translation>绕中心 &amp;3 次</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;4 times around the middle</source>
   <translation>绕中心 &amp;4 次</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;6 times around the middle</source>
   <translation>绕中心 &amp;6 次</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;8 times around the middle</source>
   <translation>绕中心 &amp;8 次</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Like the &amp;system</source>
   <translation>跟随系统(&amp;S)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Light</source>
   <translation>浅色(&amp;L)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Dark</source>
   <translation>深色(&amp;D)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;File</source>
   <translation>文件(&amp;F)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>New with si&amp;ze</source>
   <translation>按尺寸新建(&amp;Z)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Open &amp;recent</source>
   <translation>打开最近的文件(&amp;R)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Edit</source>
   <translation>编辑(&amp;E)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;What is selected</source>
   <translation>选区内容(&amp;W)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>The whole s&amp;heet</source>
   <translation>整张画布(&amp;H)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>La&amp;yers</source>
   <translation>图层(&amp;Y)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Tools</source>
   <translation>工具(&amp;T)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Tracing &amp;image</source>
   <translation>临摹图(&amp;I)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>S&amp;ymmetry</source>
   <translation>对称(&amp;Y)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Sta&amp;bilizer</source>
   <translation>防抖(&amp;B)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Colours</source>
   <translation>颜色(&amp;C)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <location filename="../../sketchpad/ui/files/export_dialog.py" />
   <location filename="../../sketchpad/ui/files/timelapse_dialog.py" />
   <source>&amp;Picture</source>
   <translation>效果图(&amp;P)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>Remembered &amp;picture</source>
   <translation>记住的效果图(&amp;P)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;View</source>
   <translation>视图(&amp;V)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Language</source>
   <translation>语言 Language(&amp;L)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/actions.py" />
   <source>&amp;Help</source>
   <translation>帮助(&amp;H)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/canvas/canvas_view.py" />
   <location filename="../../sketchpad/ui/training/compare/comparison_view.py" />
   <location filename="../../sketchpad/ui/training/run/timeline.py" />
   <location filename="../../sketchpad/ui/window/main_window.py" />
   <location filename="../../trainer/cli/laboratory/study_commands.py" />
   <source>Drawing</source>
   <translation>画稿</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/canvas/picture_view.py" />
   <location filename="../../sketchpad/ui/view/picture_window.py" />
   <location filename="../../sketchpad/ui/view/view_controller.py" />
   <location filename="../../sketchpad/ui/window/main_window.py" />
   <source>Picture</source>
   <translation>效果图</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/export_controller.py" />
   <source> picture</source>
   <translation> 效果图</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/export_controller.py" />
   <source> pair</source>
   <translation> 图对</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/export_controller.py" />
   <source>There is no picture to export yet: wait until the model has drawn one.</source>
   <translation>还没有可导出的效果图：请等模型画好。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/export_controller.py" />
   <source>{format} image (*{suffix})</source>
   <translation>{format} 图片 (*{suffix})</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/export_controller.py" />
   <location filename="../../sketchpad/ui/files/export_dialog.py" />
   <source>Export</source>
   <translation>导出</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/export_controller.py" />
   <source>The last export is still being written: try again in a moment.</source>
   <translation>上一次导出仍在写入：请稍后再试。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/export_controller.py" />
   <source>Exported as {path}</source>
   <translation>已导出为 {path}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/export_dialog.py" />
   <location filename="../../sketchpad/ui/files/timelapse_dialog.py" />
   <source>What the model made of the drawing</source>
   <translation>模型根据画稿生成的图像</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/export_dialog.py" />
   <location filename="../../sketchpad/ui/files/timelapse_dialog.py" />
   <source>&amp;Drawing</source>
   <translation>画稿(&amp;D)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/export_dialog.py" />
   <location filename="../../sketchpad/ui/files/timelapse_dialog.py" />
   <source>What you drew</source>
   <translation>您画的内容</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/export_dialog.py" />
   <location filename="../../sketchpad/ui/files/timelapse_dialog.py" />
   <source>&amp;Both</source>
   <translation>两者(&amp;B)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/export_dialog.py" />
   <location filename="../../sketchpad/ui/files/timelapse_dialog.py" />
   <source>The drawing on the left, the picture on the right</source>
   <translation>左边是画稿，右边是效果图</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/export_dialog.py" />
   <source>What</source>
   <translation>内容</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/export_dialog.py" />
   <source>{width} × {height} pixels</source>
   <translation>{width} × {height} 像素</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/export_dialog.py" />
   <source>Format</source>
   <translation>格式</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/export_dialog.py" />
   <source>Quality</source>
   <translation>质量</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/export_dialog.py" />
   <source>Quality of JPEG and WebP: higher looks better and takes more room</source>
   <translation>JPEG 和 WebP 的质量：越高越好看，占用空间也越大</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/export_dialog.py" />
   <source>Preview</source>
   <translation>预览</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/export_dialog.py" />
   <source>&amp;Quality</source>
   <translation>质量(&amp;Q)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/export_dialog.py" />
   <source>&amp;Export…</source>
   <translation>导出(&amp;E)…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/export_dialog.py" />
   <source>Choose where to, and export</source>
   <translation>选择位置并导出</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/export_dialog.py" />
   <location filename="../../sketchpad/ui/help/diagnostics_dialog.py" />
   <location filename="../../sketchpad/ui/kit/forms.py" />
   <location filename="../../sketchpad/ui/models/checkpoint_dialog.py" />
   <source>Cancel</source>
   <translation>取消</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/export_dialog.py" />
   <source>Export nothing  (Esc)</source>
   <translation>不导出  (Esc)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/export_dialog.py" />
   <source>exact</source>
   <translation>无损</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/export_dialog.py" />
   <source>{width} × {height} pixels.</source>
   <translation>{width} × {height} 像素。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/export_dialog.py" />
   <source> This format changes the colours of the label map: PNG, or WebP at quality 100, keeps them exact.</source>
   <translation> 此格式会改变标签图的颜色：PNG 或质量为 100 的 WebP 可保持不变。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/file_controller.py" />
   <source>drawing</source>
   <translation>画稿</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/file_controller.py" />
   <source>Take a palette from an image</source>
   <translation>从图片提取调色板</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/file_controller.py" />
   <source>Save the drawing</source>
   <translation>保存画稿</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/file_controller.py" />
   <source>There is a file {path} already.</source>
   <translation>已存在文件 {path}。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/file_controller.py" />
   <source>{path} has been changed by something else since it was opened or saved here.</source>
   <translation>{path} 在此处打开或保存之后，已被其他程序修改。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/file_controller.py" />
   <source>Save the picture</source>
   <translation>保存效果图</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/file_controller.py" />
   <source>picture</source>
   <translation>效果图</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/file_controller.py" />
   <location filename="../../sketchpad/ui/files/timelapse_dialog.py" />
   <location filename="../../sketchpad/ui/help/diagnostics_dialog.py" />
   <location filename="../../sketchpad/ui/training/train_view.py" />
   <source>Saved as {path}</source>
   <translation>已保存为 {path}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/file_controller.py" />
   <source>The picture is on the clipboard.</source>
   <translation>效果图已复制到剪贴板。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/file_controller.py" />
   <source>Saved as {path}, without the oldest remembered pictures: there were too many.</source>
   <translation>已保存为 {path}，不含最早记住的效果图：数量太多。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/file_controller.py" />
   <source>the layers</source>
   <translation>图层</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/file_controller.py" />
   <source>the kept part of the picture</source>
   <translation>效果图中保留的部分</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/file_controller.py" />
   <source>the remembered pictures</source>
   <translation>记住的效果图</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/file_controller.py" />
   <source>Saved as {path}. Only a file that ends in .ora keeps {what} too.</source>
   <translation>已保存为 {path}。只有以 .ora 结尾的文件才会同时保存{what}。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/file_dialogs.py" />
   <source>Drawings and images (*.ora *.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff)</source>
   <translation>画稿和图片 (*.ora *.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/file_dialogs.py" />
   <source>Images and films (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff *.avif *.mp4 *.m4v *.mov *.avi *.mkv *.webm)</source>
   <translation>图片和视频 (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff *.avif *.mp4 *.m4v *.mov *.avi *.mkv *.webm)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/file_dialogs.py" />
   <source>Images (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff *.avif)</source>
   <translation>图片 (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff *.avif)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/file_dialogs.py" />
   <source>PNG image (*.png)</source>
   <translation>PNG 图片 (*.png)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/file_dialogs.py" />
   <source>OpenRaster drawing, for Krita, GIMP and MyPaint (*.ora)</source>
   <translation>OpenRaster 画稿，适用于 Krita、GIMP 和 MyPaint (*.ora)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/file_dialogs.py" />
   <source>Models, also of other programs (*.safetensors *.pth *.pt *.pict *.zip)</source>
   <translation>模型，也包括其他程序的 (*.safetensors *.pth *.pt *.pict *.zip)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/file_dialogs.py" />
   <source>Open a drawing or an image</source>
   <translation>打开画稿或图片</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/file_dialogs.py" />
   <source>Open a model</source>
   <translation>打开模型</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/file_dialogs.py" />
   <source>Add drawings</source>
   <translation>添加画稿</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/file_dialogs.py" />
   <source>“{name}” has changes that aren’t saved.</source>
   <translation>“{name}”有未保存的更改。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/file_dialogs.py" />
   <source>Without saving, undo still brings it back, until you close the window.</source>
   <translation>如果不保存，在关闭窗口之前仍可用“撤销”恢复。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/file_dialogs.py" />
   <source>&amp;Don’t save</source>
   <translation>不保存(&amp;D)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/file_dialogs.py" />
   <source>“{name}” isn’t saved, and would be lost.</source>
   <translation>“{name}”尚未保存，将会丢失。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/file_dialogs.py" />
   <source>&amp;Lose it</source>
   <translation>放弃(&amp;L)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/file_dialogs.py" />
   <source>Replacing it loses what is in it; “Save drawing as” keeps both.</source>
   <translation>替换会丢失其中的内容；“画稿另存为”可以两者都保留。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/file_dialogs.py" />
   <source>&amp;Replace</source>
   <translation>替换(&amp;R)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/recent_menu.py" />
   <source>{name}  (no longer there)</source>
   <translation>{name}  （已不存在）</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/recent_menu.py" />
   <source>&amp;Clear the list</source>
   <translation>清空列表(&amp;C)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/recent_menu.py" />
   <source>No drawings yet</source>
   <translation>还没有画稿</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/timelapse_dialog.py" />
   <location filename="../../sketchpad/ui/training/training_dialogs.py" />
   <source>Animated WebP (*.webp)</source>
   <translation>动态 WebP (*.webp)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/timelapse_dialog.py" />
   <source>&amp;5 s</source>
   <translation>&amp;5 秒</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/timelapse_dialog.py" />
   <source>Five seconds long</source>
   <translation>时长五秒</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/timelapse_dialog.py" />
   <source>&amp;10 s</source>
   <translation>&amp;10 秒</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/timelapse_dialog.py" />
   <source>Ten seconds long</source>
   <translation>时长十秒</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/timelapse_dialog.py" />
   <source>&amp;20 s</source>
   <translation>&amp;20 秒</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/timelapse_dialog.py" />
   <source>Twenty seconds long</source>
   <translation>时长二十秒</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/timelapse_dialog.py" />
   <source>&amp;40 s</source>
   <translation>&amp;40 秒</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/timelapse_dialog.py" />
   <source>Forty seconds long</source>
   <translation>时长四十秒</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/timelapse_dialog.py" />
   <source>Time-lapse</source>
   <translation>延时视频</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/timelapse_dialog.py" />
   <source>Shows</source>
   <translation>显示</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/timelapse_dialog.py" />
   <source>Length</source>
   <translation>时长</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/timelapse_dialog.py" />
   <source>Progress of the film</source>
   <translation>视频进度</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/timelapse_dialog.py" />
   <source>How much of the film is done</source>
   <translation>视频已完成多少</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/timelapse_dialog.py" />
   <location filename="../../sketchpad/ui/help/diagnostics_dialog.py" />
   <source>&amp;Save…</source>
   <translation>保存(&amp;S)…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/timelapse_dialog.py" />
   <source>Choose where to, and save the film</source>
   <translation>选择位置并保存视频</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/timelapse_dialog.py" />
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <location filename="../../sketchpad/ui/kit/forms.py" />
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <location filename="../../sketchpad/ui/training/correction_dialog.py" />
   <source>Close</source>
   <translation>关闭</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/timelapse_dialog.py" />
   <source>Close the dialog, or stop making the film  (Esc)</source>
   <translation>关闭对话框，或停止制作视频  (Esc)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/timelapse_dialog.py" />
   <source>Stopped; nothing was saved.</source>
   <translation>已停止；没有保存任何内容。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/timelapse_dialog.py" />
   <source>How the drawing came to be, in {count} steps, as an animated WebP that plays in a loop.</source>
   <translation>画稿的形成过程，共 {count} 步，循环播放的动态 WebP。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/timelapse_dialog.py" />
   <source>There is nothing to show yet: each stroke from now on becomes a step of the film.</source>
   <translation>还没有可显示的内容：从现在起，每一笔都会成为视频的一步。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/timelapse_dialog.py" />
   <source>Save the time-lapse</source>
   <translation>保存延时视频</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/timelapse_dialog.py" />
   <source>time-lapse</source>
   <translation>延时视频</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/timelapse_dialog.py" />
   <source>The film is being made …</source>
   <translation>正在制作视频…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/files/timelapse_dialog.py" />
   <location filename="../../sketchpad/ui/training/compare/compare_page.py" />
   <source>Stop</source>
   <translation>停止</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/about_dialog.py" />
   <source>Draw, and see the picture appear under the pen. Pictures are made by pix2pix (Isola et al. 2017) on this computer alone: nothing you draw leaves it.</source>
   <translation>一边画，一边看到图像在笔下出现。图像由 pix2pix（Isola 等，2017）在本机生成：您画的任何内容都不会离开这台计算机。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/about_dialog.py" />
   <source>About Sketchpad</source>
   <translation>关于 Sketchpad</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/about_dialog.py" />
   <source>Version</source>
   <translation>版本</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/about_dialog.py" />
   <source>The version: name it when you report a bug</source>
   <translation>版本号：报告问题时请注明</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/about_dialog.py" />
   <source>Licences</source>
   <translation>许可证</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/about_dialog.py" />
   <source>What comes with Sketchpad; choose one to read its licence</source>
   <translation>Sketchpad 附带的组件；选择一项可阅读其许可证</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/about_dialog.py" />
   <source>Text of the licence</source>
   <translation>许可证文本</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/about_dialog.py" />
   <source>The licence’s text</source>
   <translation>许可证的文本</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/about_dialog.py" />
   <source>Overview</source>
   <translation>概览</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/about_dialog.py" />
   <source>&amp;Licences of what comes with Sketchpad</source>
   <translation>Sketchpad 附带组件的许可证(&amp;L)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/about_dialog.py" />
   <source>This text is missing from the installation: {path}.</source>
   <translation>安装中缺少此文本：{path}。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/diagnostics_dialog.py" />
   <source>Save diagnostics</source>
   <translation>保存诊断信息</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/diagnostics_dialog.py" />
   <source>Saves one file that you can attach to a bug report. It goes nowhere by itself, and names of folders are left out. This is what it holds:</source>
   <translation>保存一个可附在问题报告中的文件。它不会自动发送，也不含文件夹名称。内容如下：</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/diagnostics_dialog.py" />
   <source>What the report holds</source>
   <translation>报告的内容</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/diagnostics_dialog.py" />
   <source>All that is saved</source>
   <translation>将保存的全部内容</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/diagnostics_dialog.py" />
   <source>&amp;Contents</source>
   <translation>内容(&amp;C)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/diagnostics_dialog.py" />
   <source>Put my &amp;drawing into it as well</source>
   <translation>同时放入我的画稿(&amp;D)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/diagnostics_dialog.py" />
   <source>Put my drawing into it as well</source>
   <translation>同时放入我的画稿</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/diagnostics_dialog.py" />
   <source>Whoever gets the file can see the drawing then</source>
   <translation>得到该文件的人将能看到画稿</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/diagnostics_dialog.py" />
   <source>Choose where to, and save the report</source>
   <translation>选择位置并保存报告</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/diagnostics_dialog.py" />
   <source>Save nothing  (Esc)</source>
   <translation>不保存  (Esc)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/diagnostics_dialog.py" />
   <source>ZIP archive (*.zip)</source>
   <translation>ZIP 压缩包 (*.zip)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/help_dialog.py" />
   <source>Help</source>
   <translation>帮助</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/help_dialog.py" />
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <source>Search</source>
   <translation>搜索</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/help_dialog.py" />
   <source>Search the help</source>
   <translation>搜索帮助</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/help_dialog.py" />
   <source>Shows the pages that have these words</source>
   <translation>显示含有这些文字的页面</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/help_dialog.py" />
   <source>Pages</source>
   <translation>页面</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/help_dialog.py" />
   <source>No page has these words.</source>
   <translation>没有页面含有这些文字。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/help_dialog.py" />
   <source>Text of the page</source>
   <translation>页面内容</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/help_pages.py" />
   <source>How to draw for it</source>
   <translation>怎么画</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/help_pages.py" />
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <location filename="../../trainer/data/checks/examination.py" />
   <location filename="../../trainer/data/folders/folder_listing.py" />
   <location filename="../../trainer/messages.py" />
   <location filename="../../trainer/pix2pix/foreign/guesses.py" />
   <source>, </source>
   <translation>、</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/help_pages.py" />
   <source>Its colours mean: {labels}.</source>
   <translation>各颜色的含义：{labels}。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/help_pages.py" />
   <location filename="../../sketchpad/ui/picture/example_strip.py" />
   <source>Examples</source>
   <translation>示例</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <source>Pick a colour while painting</source>
   <translation>绘画时拾取颜色</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <source>hold Alt</source>
   <translation>按住 Alt</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <source>Squares, circles, even angles</source>
   <translation>正方形、圆形、规整角度</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <source>hold Shift</source>
   <translation>按住 Shift</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <source>Size and opacity of the brush</source>
   <translation>画笔的大小和不透明度</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <source>hold Ctrl, and drag</source>
   <translation>按住 Ctrl 并拖动</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <source>Pan</source>
   <translation>平移</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <source>hold Space, or the middle button</source>
   <translation>按住空格键，或鼠标中键</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <source>Zoom</source>
   <translation>缩放</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <source>wheel</source>
   <translation>滚轮</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <source>Close a polygon</source>
   <translation>闭合多边形</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <source>Enter</source>
   <translation>Enter</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <source>Nudge what is selected</source>
   <translation>微移选区内容</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <source>arrow keys</source>
   <translation>方向键</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <source>Shortcuts</source>
   <translation>快捷键</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <source>Search shortcuts</source>
   <translation>搜索快捷键</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <source>Shows the commands that have these words, or these keys</source>
   <translation>显示含有这些文字或按键的命令</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <source>Command</source>
   <translation>命令</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <source>Keys</source>
   <translation>按键</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <source>Commands and their keys</source>
   <translation>命令及其按键</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <source>Choose a command, then press Enter to give it other keys</source>
   <translation>选择一个命令，再按 Enter 为它设置其他按键</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <source>Keys of the command</source>
   <translation>命令的按键</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <source>Click here and press the keys that the command should have</source>
   <translation>点击此处，然后按下想要的按键</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <source>&amp;Use these</source>
   <translation>使用(&amp;U)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <source>Give the command these keys</source>
   <translation>把这些按键分配给命令</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <source>&amp;Reset</source>
   <translation>重置(&amp;R)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <source>Give the command its own keys again</source>
   <translation>恢复该命令原来的按键</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <source>Reset &amp;all</source>
   <translation>全部重置(&amp;A)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <source>Give every command its own keys again</source>
   <translation>恢复所有命令原来的按键</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <source>Close the list  (Esc)</source>
   <translation>关闭列表  (Esc)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <source>&amp;Keys</source>
   <translation>按键(&amp;K)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <source>On the canvas</source>
   <translation>在画布上</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <source>&amp;Use them anyway</source>
   <translation>仍然使用(&amp;U)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <source>{keys} can’t be taken: it is needed to move about in the window.</source>
   <translation>{keys} 不可用：在窗口中移动焦点需要它。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/shortcuts_dialog.py" />
   <source>{keys} belongs to “{command}”, which would have no keys then.</source>
   <translation>{keys} 属于“{command}”，它将因此失去按键。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/tour_controller.py" />
   <source>New here? A tour of a minute shows how it goes, and you do all of it yourself.</source>
   <translation>第一次使用？一分钟导览会带您上手，每一步都由您亲自完成。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/tour_controller.py" />
   <source>That was the tour. There is more under Help, and how to draw for each model.</source>
   <translation>导览到此结束。更多内容见“帮助”，那里还有每个模型的画法。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/tour_controller.py" />
   <source>Draw on the left: an outline, a blot, whatever comes. The picture follows your pen.</source>
   <translation>在左边随便画点什么：轮廓、色块都行。效果图会跟随您的笔。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/tour_controller.py" />
   <source>Choose another colour below the drawing, and dab it where you want it.</source>
   <translation>在画稿下方换一种颜色，点在您想要的地方。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/tour_controller.py" />
   <source>Open the models (Ctrl+M), and draw with another one: each is drawn for in its own way.</source>
   <translation>打开模型（Ctrl+M），换一个来画：每个模型都有自己的画法。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/tour_controller.py" />
   <source>Open “Train” (F3): a folder with your own pictures becomes a model of your own there.</source>
   <translation>打开“训练”（F3）：您的图片文件夹会在那里变成您自己的模型。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/tour_controller.py" />
   <source>Next step</source>
   <translation>下一步</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/tour_controller.py" />
   <source>End the tour</source>
   <translation>结束导览</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/tour_controller.py" />
   <source>Take the tour</source>
   <translation>开始导览</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/tour_controller.py" />
   <source>No, thanks</source>
   <translation>不用了</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/help/tour_controller.py" />
   <source>Finish</source>
   <translation>完成</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/kit/background_job.py" />
   <source>There is too little memory for this: choose a smaller size, or close other programs.</source>
   <translation>内存不足：请选择较小的尺寸，或关闭其他程序。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/kit/background_job.py" />
   <source>That didn’t work, and Sketchpad didn’t foresee why; the log says more.</source>
   <translation>操作失败，原因未知；详情见日志。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/kit/bars/message_bar.py" />
   <source>Dismiss the message</source>
   <translation>关闭消息</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/kit/delete_question.py" />
   <source>No bin for this</source>
   <translation>没有可用的回收站</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/kit/delete_question.py" />
   <source>“{name}” can’t be moved to the bin. Delete it for good?</source>
   <translation>无法把“{name}”移到回收站。要永久删除吗？</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/kit/delete_question.py" />
   <source>It can’t be had back.</source>
   <translation>此操作无法恢复。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/kit/delete_question.py" />
   <source>Delete for good</source>
   <translation>永久删除</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/kit/forms.py" />
   <source>Change nothing  (Esc)</source>
   <translation>不做更改  (Esc)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/kit/forms.py" />
   <source>Do it, and close this  (Enter)</source>
   <translation>执行并关闭  (Enter)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/kit/forms.py" />
   <location filename="../../sketchpad/ui/tools/pen_dialog.py" />
   <source>Close  (Esc)</source>
   <translation>关闭  (Esc)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/kit/keymap.py" />
   <location filename="../../trainer/pix2pix/foreign/generator_recognition.py" />
   <location filename="../../trainer/runs/setting_errors.py" />
   <source> or </source>
   <translation> 或 </translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/layers/layer_list.py" />
   <location filename="../../sketchpad/ui/layers/layer_panel.py" />
   <source>Layers</source>
   <translation>图层</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/layers/layer_list.py" />
   <source>Hide this layer</source>
   <translation>隐藏此图层</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/layers/layer_list.py" />
   <source>Show this layer</source>
   <translation>显示此图层</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/layers/layer_list.py" />
   <source>Unlock this layer</source>
   <translation>解锁此图层</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/layers/layer_list.py" />
   <source>Lock this layer</source>
   <translation>锁定此图层</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/layers/layer_list.py" />
   <source>Double-click to give it another name</source>
   <translation>双击以更改名称</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/layers/layer_list.py" />
   <source>visible</source>
   <translation>可见</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/layers/layer_list.py" />
   <source>hidden</source>
   <translation>已隐藏</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/layers/layer_list.py" />
   <source>locked</source>
   <translation>已锁定</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/layers/layer_list.py" />
   <source>not locked</source>
   <translation>未锁定</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/layers/layer_panel.py" />
   <source>The layers of a label map are opaque</source>
   <translation>标签图的图层不透明</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/layers/layer_panel.py" />
   <source>How much of the layer is seen</source>
   <translation>图层显示的程度</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/layers/layer_panel.py" />
   <source>The paper is opaque</source>
   <translation>纸张不透明</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/layers/layer_panel.py" />
   <source>The layers of a label map cover each other</source>
   <translation>标签图的图层相互遮盖</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/layers/layer_panel.py" />
   <source>How its colours meet those under it (blending mode)</source>
   <translation>其颜色与下方颜色如何混合（混合模式）</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/layers/layer_panel.py" />
   <source>There is nothing under the paper</source>
   <translation>纸张下面没有图层</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/layers/layer_panel.py" />
   <source>Opacity of the layer</source>
   <translation>图层的不透明度</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/layers/layer_panel.py" />
   <location filename="../../sketchpad/ui/tools/brush_panel.py" />
   <source>&amp;Opacity</source>
   <translation>不透明度(&amp;O)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/layers/layer_panel.py" />
   <source>How the layer blends with those under it</source>
   <translation>该图层与下方图层的混合方式</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/layers/layer_panel.py" />
   <source>&amp;Blending</source>
   <translation>混合(&amp;B)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/checkpoint_dialog.py" />
   <source>A model of another program</source>
   <translation>其他程序的模型</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/checkpoint_dialog.py" />
   <source>Looking at {name} …</source>
   <translation>正在查看 {name}…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/checkpoint_dialog.py" />
   <source>Which picture is right?</source>
   <translation>哪张图像是对的？</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/checkpoint_dialog.py" />
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <location filename="../../sketchpad/ui/training/new_run/run_form.py" />
   <source>Name of the model</source>
   <translation>模型名称</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/checkpoint_dialog.py" />
   <source>The name that the model gets in your gallery</source>
   <translation>模型在您的模型库中的名称</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/checkpoint_dialog.py" />
   <location filename="../../trainer/cli/main.py" />
   <source>Draws from</source>
   <translation>输入类型</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/checkpoint_dialog.py" />
   <source>What the model wants to be drawn</source>
   <translation>模型需要什么样的画稿</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/checkpoint_dialog.py" />
   <source>&amp;Other guesses</source>
   <translation>其他猜测(&amp;O)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/checkpoint_dialog.py" />
   <source>None of these is right: show what else the file could mean</source>
   <translation>都不对：显示该文件的其他可能含义</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/checkpoint_dialog.py" />
   <source>&amp;Use this one</source>
   <translation>使用此项(&amp;U)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/checkpoint_dialog.py" />
   <source>Put the model among your own, and draw with it  (Enter)</source>
   <translation>把模型加入您的模型库，并用它绘画  (Enter)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/checkpoint_dialog.py" />
   <source>Import nothing  (Esc)</source>
   <translation>不导入  (Esc)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/checkpoint_dialog.py" />
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <source>&amp;Name</source>
   <translation>名称(&amp;N)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/checkpoint_dialog.py" />
   <source>&amp;Draws from</source>
   <translation>输入类型(&amp;D)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/checkpoint_dialog.py" />
   <source>Your drawing is drawn by each way to read the file …</source>
   <translation>正在用每种解读方式绘制您的画稿…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/checkpoint_dialog.py" />
   <source>Assumed: {what}</source>
   <translation>假定：{what}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/checkpoint_dialog.py" />
   <source>Click to choose it, double-click to use it</source>
   <translation>单击选择，双击使用</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/checkpoint_dialog.py" />
   <source>These are the last guesses.</source>
   <translation>这些是最后的猜测。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/checkpoint_dialog.py" />
   <source>No checkpoint says how its statistics, dropout, colours and lines are meant; your eye can.</source>
   <translation>检查点不会说明统计量、Dropout、颜色和线条的含义；您的眼睛可以判断。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/checkpoint_dialog.py" />
   <source>{name} is being imported …</source>
   <translation>正在导入 {name}…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/handover_controller.py" />
   <source>ONNX, for other programs (*.onnx)</source>
   <translation>ONNX，用于其他程序 (*.onnx)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/handover_controller.py" />
   <source>PyTorch reference program (*.pth)</source>
   <translation>PyTorch 参考程序 (*.pth)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/handover_controller.py" />
   <source>Web demo and ml5 (*.pict)</source>
   <translation>网页演示和 ml5 (*.pict)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/handover_controller.py" />
   <source>Model for Sketchpad (*.zip)</source>
   <translation>Sketchpad 模型 (*.zip)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/handover_controller.py" />
   <source>Export the model</source>
   <translation>导出模型</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/handover_controller.py" />
   <source>Exporting {name} …</source>
   <translation>正在导出 {name}…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/handover_controller.py" />
   <source>Share the model</source>
   <translation>分享模型</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/handover_controller.py" />
   <source>{path} holds the model: whoever drops it on Sketchpad draws with it.</source>
   <translation>{path} 中含有该模型：把它拖到 Sketchpad 上即可使用。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/handover_controller.py" />
   <source>Exported to {path}; {path}.txt says how it is used.</source>
   <translation>已导出到 {path}；使用方法见 {path}.txt。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/import_controller.py" />
   <source>{name} is among your models now.</source>
   <translation>{name} 已加入您的模型。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_controller.py" />
   <source>The model is being loaded. The picture of your drawing appears here in a moment.</source>
   <translation>正在载入模型。您画稿的效果图马上会显示在这里。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_controller.py" />
   <source>No model is open yet. Open one with the button above, and the picture of your drawing appears here.</source>
   <translation>还没有打开模型。用上方的按钮打开一个，您画稿的效果图就会显示在这里。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_controller.py" />
   <source>{name} wants flat colours, and this drawing was made for something else.</source>
   <translation>{name} 需要平涂色块，而这张画稿不是为此而画的。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_controller.py" />
   <source>{name} wants lines, and this drawing was made for something else.</source>
   <translation>{name} 需要线条，而这张画稿不是为此而画的。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_controller.py" />
   <source>{name} wants a label map in its own colours, and this drawing was made for something else.</source>
   <translation>{name} 需要使用其专用颜色的标签图，而这张画稿不是为此而画的。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_controller.py" />
   <source>{name} wants photos, and this drawing was made for something else.</source>
   <translation>{name} 需要照片，而这张画稿不是为此而画的。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_controller.py" />
   <source>Loading {name} …</source>
   <translation>正在载入“{name}”…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_controller.py" />
   <source>Drawing with {name}.</source>
   <translation>正在使用“{name}”绘画。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_controller.py" />
   <source>Open a model…</source>
   <translation>打开模型…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_controller.py" />
   <source>Click to choose another model</source>
   <translation>点击可选择其他模型</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_controller.py" />
   <source>Model: {name}</source>
   <translation>模型：{name}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_controller.py" />
   <source>Turn the drawing into its outlines; undo takes it back</source>
   <translation>把画稿转换为轮廓；可撤销</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_controller.py" />
   <source>Turn the drawing into the nearest colours of the palette; undo takes it back</source>
   <translation>把画稿转换为调色板中最接近的颜色；可撤销</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_controller.py" />
   <source>&amp;Convert</source>
   <translation>转换(&amp;C)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_controller.py" />
   <source>Start f&amp;resh</source>
   <translation>重新开始(&amp;R)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_controller.py" />
   <source>Take an empty sheet; undo brings the drawing back</source>
   <translation>换一张空白画布；撤销可找回画稿</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_controller.py" />
   <source>&amp;Keep it</source>
   <translation>保持原样(&amp;K)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_controller.py" />
   <source>Leave the drawing as it is  (Esc)</source>
   <translation>画稿保持不变  (Esc)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_controller.py" />
   <source>{name} for {model}</source>
   <translation>{name}（{model}）</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <location filename="../../sketchpad/ui/models/model_list.py" />
   <source>Models</source>
   <translation>模型</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <source>Search models</source>
   <translation>搜索模型</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <source>Shows the models that have these words in their name or description</source>
   <translation>显示名称或描述中含有这些文字的模型</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <source>The model’s name  (F2)</source>
   <translation>模型的名称  (F2)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <source>Description of the model</source>
   <translation>模型的描述</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <source>What the model does, for yourself and for others</source>
   <translation>模型做什么，供自己和他人参考</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <source>&amp;Save changes</source>
   <translation>保存更改(&amp;S)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <source>Write name and description into the model’s file</source>
   <translation>把名称和描述写入模型文件</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <source>&amp;Keep a copy</source>
   <translation>保留副本(&amp;K)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <source>Copy this model to your own, where you can rename and describe it</source>
   <translation>把此模型复制到您的模型中，以便重命名和描述</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <source>&amp;Move to the bin</source>
   <translation>移到回收站(&amp;M)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <source>Move the model’s file to the system’s bin  (Delete)</source>
   <translation>把模型文件移到系统回收站  (Delete)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <source>S&amp;hare…</source>
   <translation>分享(&amp;H)…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <source>Write the model with all that belongs to it as one file, for somebody else</source>
   <translation>把模型及其附属内容写成一个文件，供他人使用</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <source>Write the model for other programs: ONNX, PyTorch, the web demo</source>
   <translation>为其他程序写出模型：ONNX、PyTorch、网页演示</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <source>&amp;Draw with it</source>
   <translation>用它绘画(&amp;D)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <source>Draw with this model from now on  (Enter)</source>
   <translation>从现在起用此模型绘画  (Enter)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <source>&amp;Open a file…</source>
   <translation>打开文件(&amp;O)…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <source>Draw with a model from a file elsewhere</source>
   <translation>使用其他位置的模型文件绘画</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <source>Close the gallery  (Esc)</source>
   <translation>关闭模型库  (Esc)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <source>Facts about the model</source>
   <translation>模型信息</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <source>What the model’s file says of it</source>
   <translation>模型文件中的信息</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <source>D&amp;escription</source>
   <translation>描述(&amp;E)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <source>No model has these words in its name.</source>
   <translation>没有名称含有这些文字的模型。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <source>Saved.</source>
   <translation>已保存。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <source>A copy is among your own models now.</source>
   <translation>副本已加入您的模型。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <source>“{name}” is in the bin.</source>
   <translation>“{name}”已移到回收站。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <source>“{name}” is deleted.</source>
   <translation>“{name}”已删除。</translation>
  </message>
  <message numerus="yes">
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <source>{n} colours: {names}</source>
   <translation>
    <numerusform>{n} 种颜色：{names}</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <source>Trained on {n} pairs, {steps} steps</source>
   <translation>
    <numerusform>用 {n} 个图对训练，共 {steps} 步</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <source>Licence: {licence}</source>
   <translation>许可证：{licence}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <source>Trained at {size} pixels; the file has {megabytes} MB</source>
   <translation>训练尺寸 {size} 像素；文件 {megabytes} MB</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_gallery_dialog.py" />
   <source>Trained at {size} pixels</source>
   <translation>训练尺寸 {size} 像素</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_list.py" />
   <location filename="../../sketchpad/ui/training/new_run/folder_panel.py" />
   <location filename="../../trainer/model_card.py" />
   <source>Flat colours</source>
   <translation>平涂色块</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_list.py" />
   <location filename="../../sketchpad/ui/training/new_run/folder_panel.py" />
   <location filename="../../trainer/model_card.py" />
   <source>Lines</source>
   <translation>线条</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_list.py" />
   <source>Label maps</source>
   <translation>标签图</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_list.py" />
   <source>Photos</source>
   <translation>照片</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_list.py" />
   <source>starter</source>
   <translation>自带</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_list.py" />
   <source>yours</source>
   <translation>您的</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_list.py" />
   <source>training</source>
   <translation>训练</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_list.py" />
   <source>Choose a model with the arrow keys; Enter draws with it, F2 renames it, Delete bins it.</source>
   <translation>用方向键选择模型；Enter 使用，F2 重命名，Delete 移到回收站。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/model_list.py" />
   <source>Can’t be used</source>
   <translation>无法使用</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>Translate files</source>
   <translation>批量生成</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>Drawings to translate</source>
   <translation>要生成效果图的画稿</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>Images, films and folders; drop more here, Delete takes one out</source>
   <translation>图片、视频和文件夹；可继续拖入，按 Delete 移出</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>Add &amp;files…</source>
   <translation>添加文件(&amp;F)…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>Add images or films</source>
   <translation>添加图片或视频</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>Add a f&amp;older…</source>
   <translation>添加文件夹(&amp;O)…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>Add all images and films in a folder</source>
   <translation>添加文件夹中的所有图片和视频</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>&amp;Take out</source>
   <translation>移出(&amp;T)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>Take what is chosen out of the list</source>
   <translation>把选中的项移出列表</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>Folders &amp;within folders too</source>
   <translation>包含子文件夹(&amp;W)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>Pictures keep their places in the folders</source>
   <translation>效果图保持在原来的文件夹结构中</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>Become</source>
   <translation>生成</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>&amp;As they are</source>
   <translation>与原来相同(&amp;A)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>Images become images, and films become films</source>
   <translation>图片生成图片，视频生成视频</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>&amp;Images</source>
   <translation>图片(&amp;I)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>Of films too: a folder of numbered images each</source>
   <translation>视频也生成图片：每个视频一个带编号图片的文件夹</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>One fil&amp;m</source>
   <translation>一个视频(&amp;M)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>All images, by their names and numbers, become one film</source>
   <translation>所有图片按名称和编号合成一个视频</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>&amp;Change…</source>
   <translation>更改(&amp;C)…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>Choose another folder for the pictures</source>
   <translation>选择保存效果图的其他文件夹</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>Progress</source>
   <translation>进度</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>What was passed over or failed</source>
   <translation>跳过或失败的文件</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>Files that are no drawings, or couldn’t be translated</source>
   <translation>不是画稿，或无法生成的文件</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>Open the fol&amp;der</source>
   <translation>打开文件夹(&amp;D)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>Show the pictures that are made</source>
   <translation>显示生成的效果图</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>&amp;Translate</source>
   <translation>生成(&amp;T)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>Begin; you can go on drawing meanwhile</source>
   <translation>开始；期间您可以继续绘画</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>&amp;Stop</source>
   <translation>停止(&amp;S)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>End after the picture that is being made; what is made stays</source>
   <translation>完成当前这张后结束；已生成的保留</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>Close this; a translation goes on  (Esc)</source>
   <translation>关闭此窗口；生成会继续  (Esc)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>Pictures go to</source>
   <translation>效果图保存到</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>Each drawing becomes a picture as {name} draws it, under the drawing’s own name.</source>
   <translation>每张画稿由“{name}”画成效果图，文件名与画稿相同。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>{name} pictures</source>
   <translation>{name} 效果图</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>Add a folder of drawings</source>
   <translation>添加画稿文件夹</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>Choose the folder for the pictures</source>
   <translation>选择保存效果图的文件夹</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>Stopped. {summary}</source>
   <translation>已停止。{summary}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>Passed over {name}: {reason}</source>
   <translation>已跳过 {name}：{reason}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>{done} of {of}</source>
   <translation>{done} / {of}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>Done. {summary}</source>
   <translation>完成。{summary}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>{written} written</source>
   <translation>已写入 {written} 个</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>{failed} failed</source>
   <translation>失败 {failed} 个</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>{passed} passed over</source>
   <translation>跳过 {passed} 个</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>.</source>
   <translation>。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>Translate files: {sentence}</source>
   <translation>批量生成：{sentence}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>Add drawings first.</source>
   <translation>请先添加画稿。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>PNG, JPEG, WebP, TIFF and other images</source>
   <translation>PNG、JPEG、WebP、TIFF 等图片</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/models/translation_dialog.py" />
   <source>{kinds}; films: {formats}.</source>
   <translation>{kinds}；视频：{formats}。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/drawing_hints.py" />
   <source>draw lines, then dab a colour where you want one</source>
   <translation>先画线条，再在想要颜色的地方点上色点</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/drawing_hints.py" />
   <source>draw the outlines; the picture fills them</source>
   <translation>画出轮廓；效果图会填满它们</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/drawing_hints.py" />
   <source>paint flat areas of colour, large ones first</source>
   <translation>涂上平涂色块，先大后小</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/drawing_hints.py" />
   <source>choose a name under the drawing, and paint where it should be</source>
   <translation>在画稿下方选择名称，涂在相应的位置</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/drawing_hints.py" />
   <source>open a photo, or drop one here</source>
   <translation>打开一张照片，或拖到这里</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/example_strip.py" />
   <location filename="../../sketchpad/ui/training/run/timeline.py" />
   <source>Your pinned drawing</source>
   <translation>您固定的画稿</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/example_strip.py" />
   <source>Drawing {number} of your own</source>
   <translation>您的画稿 {number}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/example_strip.py" />
   <source>Draw on “{title}”</source>
   <translation>在“{title}”上绘画</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/example_strip.py" />
   <source>Example: {title}</source>
   <translation>示例：{title}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/kept_part_controller.py" />
   <source>Part of the picture is kept</source>
   <translation>已保留效果图的一部分</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/kept_part_controller.py" />
   <source>There is no picture to keep a part of yet: draw something first.</source>
   <translation>还没有可以保留的效果图：请先画点什么。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/kept_part_controller.py" />
   <source>Select what is to be kept first: a box (Q), or freely (W).</source>
   <translation>请先选中要保留的部分：矩形（Q）或自由选择（W）。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/live_status.py" />
   <source>starting</source>
   <translation>正在启动</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/live_status.py" />
   <source>live</source>
   <translation>实时</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/live_status.py" />
   <source>catching up</source>
   <translation>追赶中</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/live_status.py" />
   <source>resting</source>
   <translation>空闲</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/live_status.py" />
   <source>  ·  detail {scale}×</source>
   <translation>  ·  细节 {scale}×</translation>
  </message>
  <message numerus="yes">
   <location filename="../../sketchpad/ui/picture/live_status.py" />
   <source>{n} threads</source>
   <translation>
    <numerusform>{n} 个线程</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/live_status.py" />
   <source>A picture takes {figures}</source>
   <translation>生成一张图像用时 {figures}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/live_status.py" />
   <source>The picture is {state}</source>
   <translation>效果图状态：{state}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/moment_controller.py" />
   <source>There is no picture to remember yet: draw something first.</source>
   <translation>还没有可以记住的效果图：请先画点什么。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/moment_strip.py" />
   <source>Remembered picture {number}</source>
   <translation>记住的效果图 {number}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/moment_strip.py" />
   <source>click to compare with it, double-click to go back to its drawing</source>
   <translation>单击与它对比，双击回到它的画稿</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/moment_strip.py" />
   <source>Before and after</source>
   <translation>前后对比</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/moment_strip.py" />
   <source>Compare with the remembered picture</source>
   <translation>与记住的效果图对比</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/moment_strip.py" />
   <source>Draws the remembered picture over the live one, from the left</source>
   <translation>让记住的效果图从左侧盖住实时效果图</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/picture_controller.py" />
   <source>{name} was trained without dropout: it draws each drawing in one way only.</source>
   <translation>{name} 训练时没有使用 Dropout：每张画稿只有一种画法。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/surprise_controller.py" />
   <source>There is no example for this model that could be drawn.</source>
   <translation>没有可以为这个模型画的示例。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/surprise_controller.py" />
   <source>Looking at “{title}”…</source>
   <translation>正在看“{title}”…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/surprise_controller.py" />
   <source>Drawing “{title}”: any key or click stops it.</source>
   <translation>正在画“{title}”：按任意键或单击即停止。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/variation_strip.py" />
   <source>Strength of the variations</source>
   <translation>变体强度</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/variation_strip.py" />
   <source>How far variations go from the steady picture; 100 % is as the model was trained</source>
   <translation>变体偏离基准效果图的程度；100 % 为模型训练时的强度</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/variation_strip.py" />
   <source>Strength {strength} %</source>
   <translation>强度 {strength} %</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/variation_strip.py" />
   <source>Hardly any difference</source>
   <translation>几乎没有差别</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/variation_strip.py" />
   <source>Differ by {most} %</source>
   <translation>相差 {most} %</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/variation_strip.py" />
   <source>This model hardly varies: it draws nearly the same however it is asked.</source>
   <translation>此模型几乎没有变化：怎么画都差不多。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/variation_strip.py" />
   <source>Try more strength.</source>
   <translation>试试更高的强度。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/variation_strip.py" />
   <source>The largest mean difference from the steady picture</source>
   <translation>与基准效果图的最大平均差异</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/variation_strip.py" />
   <source>Steady picture</source>
   <translation>基准效果图</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/variation_strip.py" />
   <source>Variation {seed}</source>
   <translation>变体 {seed}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/variation_strip.py" />
   <source>, differs by {difference} %</source>
   <translation>，相差 {difference} %</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/picture/variation_strip.py" />
   <source>click to draw with it</source>
   <translation>点击即可使用</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/reference/reference_controller.py" />
   <source>There are {most} reference images already: close one to add another.</source>
   <translation>已有 {most} 张参考图：请先关闭一张，再添加。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/reference/reference_controller.py" />
   <source>Add reference images</source>
   <translation>添加参考图</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/reference/reference_pane.py" />
   <source>Reference image</source>
   <translation>参考图</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/reference/reference_pane.py" />
   <source>Reference image {name}</source>
   <translation>参考图 {name}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/reference/reference_pane.py" />
   <source>Close {name}</source>
   <translation>关闭 {name}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/reference/reference_pane.py" />
   <source>Close the reference image</source>
   <translation>关闭参考图</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/reference/reference_view.py" />
   <source>Drag to move what is seen, turn the wheel to zoom; Alt and a click take a colour</source>
   <translation>拖动移动视野，滚轮缩放；按住 Alt 单击取色</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/sheet/sheet_controller.py" />
   <source>A sheet has at least {smallest} pixels a side: select more of it to crop it to.</source>
   <translation>画布每边至少 {smallest} 像素：请选取更大的范围再裁切。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/sheet/sheet_controller.py" />
   <source>Drag a frame around what is to stay, then press Enter; Shift makes a square, Esc gives it up.</source>
   <translation>在要保留的部分周围拖出一个框，然后按 Enter；按住 Shift 为正方形，Esc 放弃。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/sheet/sheet_dialogs.py" />
   <source>Square, small</source>
   <translation>正方形，小</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/sheet/sheet_dialogs.py" />
   <source>Square</source>
   <translation>正方形</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/sheet/sheet_dialogs.py" />
   <source>Square, large</source>
   <translation>正方形，大</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/sheet/sheet_dialogs.py" />
   <source>Square, largest</source>
   <translation>正方形，最大</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/sheet/sheet_dialogs.py" />
   <source>Landscape 3:2</source>
   <translation>横向 3:2</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/sheet/sheet_dialogs.py" />
   <source>Portrait 2:3</source>
   <translation>纵向 2:3</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/sheet/sheet_dialogs.py" />
   <source>Wide 16:9</source>
   <translation>宽幅 16:9</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/sheet/sheet_dialogs.py" />
   <source>Tall 9:16</source>
   <translation>竖幅 9:16</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/sheet/sheet_dialogs.py" />
   <source>The drawing stays at the top left</source>
   <translation>画稿保持在左上</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/sheet/sheet_dialogs.py" />
   <source>The drawing stays at the top</source>
   <translation>画稿保持在上方</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/sheet/sheet_dialogs.py" />
   <source>The drawing stays at the top right</source>
   <translation>画稿保持在右上</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/sheet/sheet_dialogs.py" />
   <source>The drawing stays at the left</source>
   <translation>画稿保持在左侧</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/sheet/sheet_dialogs.py" />
   <source>The drawing stays at the middle</source>
   <translation>画稿保持在中间</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/sheet/sheet_dialogs.py" />
   <source>The drawing stays at the right</source>
   <translation>画稿保持在右侧</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/sheet/sheet_dialogs.py" />
   <source>The drawing stays at the bottom left</source>
   <translation>画稿保持在左下</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/sheet/sheet_dialogs.py" />
   <source>The drawing stays at the bottom</source>
   <translation>画稿保持在下方</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/sheet/sheet_dialogs.py" />
   <source>The drawing stays at the bottom right</source>
   <translation>画稿保持在右下</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/sheet/sheet_dialogs.py" />
   <source>Height</source>
   <translation>高度</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/sheet/sheet_dialogs.py" />
   <source>New drawing</source>
   <translation>新建画稿</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/sheet/sheet_dialogs.py" />
   <source>Usual sizes</source>
   <translation>常用尺寸</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/sheet/sheet_dialogs.py" />
   <source>Usual sizes; any other goes into the fields below</source>
   <translation>常用尺寸；其他尺寸请填在下方</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/sheet/sheet_dialogs.py" />
   <source>Another size</source>
   <translation>其他尺寸</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/sheet/sheet_dialogs.py" />
   <source>As the model was taught · {side} × {side}</source>
   <translation>与模型训练时相同 · {side} × {side}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/sheet/sheet_dialogs.py" />
   <source>Take a new sheet</source>
   <translation>新建画布</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/sheet/sheet_dialogs.py" />
   <source>Size of the sheet</source>
   <translation>画布尺寸</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/sheet/sheet_dialogs.py" />
   <source>Scale the drawing</source>
   <translation>缩放画稿</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/sheet/sheet_dialogs.py" />
   <source>The drawing grows or shrinks with its sheet; a label map keeps its exact colours</source>
   <translation>画稿随画布放大或缩小；标签图的颜色保持不变</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/sheet/sheet_dialogs.py" />
   <source>Only the sheet</source>
   <translation>仅画布</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/sheet/sheet_dialogs.py" />
   <source>The drawing stays as it is: room is added around it, or cut off</source>
   <translation>画稿保持不变：在周围增加空间，或裁掉多余部分</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/sheet/sheet_dialogs.py" />
   <source>Keep the proportions</source>
   <translation>保持比例</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/sheet/sheet_dialogs.py" />
   <source>Width and height change together</source>
   <translation>宽度和高度一起变化</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/sheet/sheet_dialogs.py" />
   <source>Change the size</source>
   <translation>更改尺寸</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/sheet/sheet_dialogs.py" />
   <source>{name} in pixels, {smallest} to {largest}</source>
   <translation>{name}（像素），{smallest} 到 {largest}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/brush_panel.py" />
   <source>&amp;Softness</source>
   <translation>柔和度(&amp;S)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/brush_panel.py" />
   <source>How far the rim fades: not at all, or to the middle of the brush</source>
   <translation>边缘淡出的范围：从完全不淡出到直至画笔中心</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/brush_panel.py" />
   <source>A &amp;light touch is softer, a firm one crisp</source>
   <translation>轻触较柔和，重压较清晰(&amp;L)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/brush_panel.py" />
   <source>Paint with {brush}</source>
   <translation>用{brush}绘画</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/brush_panel.py" />
   <source>Smudge</source>
   <translation>涂抹</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/brush_panel.py" />
   <location filename="../../sketchpad/ui/training/correction_dialog.py" />
   <source>Brush</source>
   <translation>画笔</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/brush_panel.py" />
   <source>S&amp;trength</source>
   <translation>强度(&amp;T)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/brush_panel.py" />
   <source>How far the colours under the brush are drawn</source>
   <translation>画笔下的颜色被带走多远</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/brush_panel.py" />
   <source>Strength follows the &amp;pressure of the pen</source>
   <translation>强度随笔的压力变化(&amp;P)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/brush_panel.py" />
   <source>Hold Ctrl and drag on the sheet: sideways for the size, up and down for the strength.</source>
   <translation>按住 Ctrl 在画布上拖动：左右改变大小，上下改变强度。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/brush_panel.py" />
   <source>How much the brush covers; a stroke that crosses itself gets no darker</source>
   <translation>画笔覆盖的程度；笔画与自身相交处不会变深</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/brush_panel.py" />
   <source>Opacity follows the &amp;pressure of the pen</source>
   <translation>不透明度随笔的压力变化(&amp;P)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/brush_panel.py" />
   <source>Hold Ctrl and drag on the sheet: sideways for the size, up and down for the opacity.</source>
   <translation>按住 Ctrl 在画布上拖动：左右改变大小，上下改变不透明度。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/brush_panel.py" />
   <location filename="../../sketchpad/ui/tools/pen_dialog.py" />
   <source>A stroke from light to firm and back</source>
   <translation>由轻到重再到轻的一笔</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/colour_controller.py" />
   <source>Find a &amp;label</source>
   <translation>查找标签(&amp;L)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/colour_controller.py" />
   <source>The palette has the colours of {file} now.</source>
   <translation>调色板已换成 {file} 的颜色。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/colour_fields.py" />
   <source>Saturation and brightness</source>
   <translation>饱和度与亮度</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/colour_fields.py" />
   <source>Saturation and brightness: drag, or use the arrow keys</source>
   <translation>饱和度与亮度：拖动，或使用方向键</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/colour_fields.py" />
   <source>Hue</source>
   <translation>色相</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/colour_fields.py" />
   <source>Hue: drag, or use the arrow keys</source>
   <translation>色相：拖动，或使用方向键</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/colour_panel.py" />
   <source>Colour in hexadecimal</source>
   <translation>十六进制颜色</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/colour_panel.py" />
   <source>The colour as red, green and blue in hexadecimal: write another and press Enter</source>
   <translation>颜色的红、绿、蓝十六进制值：输入后按 Enter</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/colour_panel.py" />
   <source>&amp;Hex</source>
   <translation>十六进制(&amp;H)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/colour_panel.py" />
   <source>Used last</source>
   <translation>最近使用</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/colour_panel.py" />
   <source>The colours you paint with gather here.</source>
   <translation>您用过的颜色会出现在这里。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/colour_panel.py" />
   <source>Colour {name}</source>
   <translation>颜色 {name}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/label_chips.py" />
   <source>No label has this in its name.</source>
   <translation>没有名称含此内容的标签。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/label_chips.py" />
   <source>Paint {name}  ({key})</source>
   <translation>涂{name}  ({key})</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/label_chips.py" />
   <source>Paint {name}</source>
   <translation>涂{name}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/label_chips.py" />
   <source>Find a label by its name</source>
   <translation>按名称查找标签</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/label_chips.py" />
   <source>Type a part of the name; Enter takes the first one, Esc leaves</source>
   <translation>输入名称的一部分；Enter 选取第一个，Esc 退出</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/palette_bar.py" />
   <source>White</source>
   <translation>白色</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/palette_bar.py" />
   <source>Pale grey</source>
   <translation>浅灰</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/palette_bar.py" />
   <source>Grey</source>
   <translation>灰色</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/palette_bar.py" />
   <source>Dark grey</source>
   <translation>深灰</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/palette_bar.py" />
   <source>Ink</source>
   <translation>墨</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/palette_bar.py" />
   <source>Yellow</source>
   <translation>黄色</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/palette_bar.py" />
   <source>Amber</source>
   <translation>琥珀色</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/palette_bar.py" />
   <source>Orange</source>
   <translation>橙色</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/palette_bar.py" />
   <source>Red</source>
   <translation>红色</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/palette_bar.py" />
   <source>Crimson</source>
   <translation>深红</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/palette_bar.py" />
   <source>Pink</source>
   <translation>粉红</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/palette_bar.py" />
   <source>Rose</source>
   <translation>玫瑰色</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/palette_bar.py" />
   <source>Sand</source>
   <translation>沙色</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/palette_bar.py" />
   <source>Tan</source>
   <translation>棕褐色</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/palette_bar.py" />
   <source>Brown</source>
   <translation>棕色</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/palette_bar.py" />
   <source>Dark brown</source>
   <translation>深棕</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/palette_bar.py" />
   <source>Violet</source>
   <translation>紫罗兰</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/palette_bar.py" />
   <source>Indigo</source>
   <translation>靛蓝</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/palette_bar.py" />
   <source>Blue</source>
   <translation>蓝色</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/palette_bar.py" />
   <source>Sky</source>
   <translation>天蓝</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/palette_bar.py" />
   <source>Pale blue</source>
   <translation>淡蓝</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/palette_bar.py" />
   <source>Teal</source>
   <translation>青绿</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/palette_bar.py" />
   <source>Green</source>
   <translation>绿色</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/palette_bar.py" />
   <source>Lime</source>
   <translation>黄绿</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/palette_bar.py" />
   <source>Click the colour to mix another; click the one behind it to swap them  (X)</source>
   <translation>点击颜色可调色；点击后面的颜色可交换两者  (X)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/palette_bar.py" />
   <source>Current colour</source>
   <translation>当前颜色</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/pen_dialog.py" />
   <source>Pen and touch</source>
   <translation>画笔与触控</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/pen_dialog.py" />
   <source>Width at the lightest touch</source>
   <translation>最轻时的宽度</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/pen_dialog.py" />
   <source>How wide a line is when the pen barely touches; 100 % ignores pressure</source>
   <translation>笔尖刚触到时线条的宽度；100 % 表示忽略压力</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/pen_dialog.py" />
   <source>Firmness</source>
   <translation>压感曲线</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/pen_dialog.py" />
   <source>How hard the pen has to be pressed for a wide line; in the middle width follows pressure</source>
   <translation>画出粗线需要多大的压力；居中时宽度与压力成正比</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/pen_dialog.py" />
   <source>Fingers draw on a touch screen</source>
   <translation>在触摸屏上用手指绘画</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/pen_dialog.py" />
   <source>Otherwise one finger moves the sheet; two always zoom, move and turn it</source>
   <translation>否则单指移动画布；双指始终用于缩放、移动和旋转</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/pen_dialog.py" />
   <source>As it was at first</source>
   <translation>恢复默认</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/pen_dialog.py" />
   <source>Take the values that Sketchpad comes with</source>
   <translation>恢复 Sketchpad 的默认值</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/pen_dialog.py" />
   <source>as pressed</source>
   <translation>线性</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/pen_dialog.py" />
   <source>firm</source>
   <translation>偏硬</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/pen_dialog.py" />
   <source>soft</source>
   <translation>偏软</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/selection_controller.py" />
   <source>There is no image on the clipboard to paste.</source>
   <translation>剪贴板中没有可粘贴的图片。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/tool_rail.py" />
   <location filename="../../sketchpad/ui/training/correction_dialog.py" />
   <source>Brush size</source>
   <translation>画笔大小</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tools/tool_rail.py" />
   <source>Brush size  ([ and ])</source>
   <translation>画笔大小  ([ 和 ])</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tracing/photo_dialog.py" />
   <source>Preview of the drawing</source>
   <translation>画稿预览</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tracing/tracing_bar.py" />
   <source>Photo</source>
   <translation>照片</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tracing/tracing_bar.py" />
   <source>How strongly the tracing image is seen</source>
   <translation>临摹图的显示强度</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tracing/tracing_controller.py" />
   <source>There is no image on the clipboard to trace.</source>
   <translation>剪贴板中没有可临摹的图片。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tracing/tracing_controller.py" />
   <source>Load a photo to trace</source>
   <translation>载入要临摹的照片</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tracing/tracing_controller.py" />
   <source>Lines from a photo</source>
   <translation>从照片提取线条</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tracing/tracing_controller.py" />
   <source>Strong edges</source>
   <translation>强边缘</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tracing/tracing_controller.py" />
   <source>Only edges stronger than this begin a line: further right, fewer lines</source>
   <translation>只有比这更强的边缘才会开始一条线：越靠右，线条越少</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tracing/tracing_controller.py" />
   <source>Weak edges</source>
   <translation>弱边缘</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tracing/tracing_controller.py" />
   <source>Lines go on along edges down to this: further right, shorter lines</source>
   <translation>线条沿着不低于此强度的边缘延伸：越靠右，线条越短</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tracing/tracing_controller.py" />
   <source>Draw these lines</source>
   <translation>画出这些线条</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tracing/tracing_controller.py" />
   <source>Labels from a picture</source>
   <translation>从图片提取标签</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tracing/tracing_controller.py" />
   <source>Smoothing</source>
   <translation>平滑</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tracing/tracing_controller.py" />
   <source>How far small detail is evened out: further right, larger areas</source>
   <translation>小细节被抹平的程度：越靠右，色块越大</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/tracing/tracing_controller.py" />
   <source>Paint these labels</source>
   <translation>涂上这些标签</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/compare_page.py" />
   <location filename="../../sketchpad/ui/training/train_view.py" />
   <source>Compare models</source>
   <translation>比较模型</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/compare_page.py" />
   <location filename="../../sketchpad/ui/training/train_view.py" />
   <source>Which one is better?</source>
   <translation>哪个更好？</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/compare_page.py" />
   <source>The same drawings by several models, your own first. With a folder of pairs that they didn’t learn from they are measured too.</source>
   <translation>多个模型画同样的画稿，您自己的排在最前。加上一个未参与学习的图对文件夹，还可以测量。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/compare_page.py" />
   <source>{out} can’t be made ({why}): make room.</source>
   <translation>无法创建 {out}（{why}）：请腾出空间。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/compare_page.py" />
   <location filename="../../sketchpad/ui/training/new_run/drop_zone.py" />
   <source>Choose a folder…</source>
   <translation>选择文件夹…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/compare_page.py" />
   <source>Pairs to measure with</source>
   <translation>用于测量的图对</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/compare_page.py" />
   <source>Without</source>
   <translation>不使用</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/compare_page.py" />
   <source>Compare your drawing alone</source>
   <translation>只比较您的画稿</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/compare_page.py" />
   <source>Choose a segmenter…</source>
   <translation>选择分割网络…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/compare_page.py" />
   <source>A network that recognises in pictures what was drawn (FCN-score); `sketchpad-trainer segmenter train DATA --out FILE` makes one</source>
   <translation>一个能在图片中认出所画内容的网络（FCN 分数）；可用 `sketchpad-trainer segmenter train DATA --out FILE` 制作</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/compare_page.py" />
   <source>Measure without FCN-scores</source>
   <translation>不测量 FCN 分数</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/compare_page.py" />
   <source>Add a model file…</source>
   <translation>添加模型文件…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/compare_page.py" />
   <source>A model that isn’t in the list</source>
   <translation>列表中没有的模型</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/compare_page.py" />
   <source>The comparison</source>
   <translation>比较结果</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/compare_page.py" />
   <source>Compare</source>
   <translation>比较</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/compare_page.py" />
   <source>Draw and measure</source>
   <translation>绘制并测量</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/compare_page.py" />
   <source>Give the comparison up</source>
   <translation>放弃比较</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/compare_page.py" />
   <source>Open the report</source>
   <translation>打开报告</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/compare_page.py" />
   <source>All of it as one file, in the browser</source>
   <translation>全部内容汇成一个文件，在浏览器中查看</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/compare_page.py" />
   <source>Measured on: {name}</source>
   <translation>测量所用：{name}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/compare_page.py" />
   <source>No folder: your drawing alone.</source>
   <translation>未选文件夹：只用您的画稿。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/compare_page.py" />
   <source>No segmenter: no FCN-scores.</source>
   <translation>没有分割网络：不给出 FCN 分数。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/compare_page.py" />
   <source>Segmenter: {name}. It needs a folder.</source>
   <translation>分割网络：{name}。它需要一个文件夹。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/compare_page.py" />
   <source>Segmenter: {name}</source>
   <translation>分割网络：{name}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/compare_page.py" />
   <source>Tick two models or more.</source>
   <translation>请勾选两个或更多模型。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/compare_page.py" />
   <source>{count} models are too many to look at: tick {most} at most.</source>
   <translation>{count} 个模型太多，看不过来：最多勾选 {most} 个。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/comparison_view.py" />
   <source>Side by side</source>
   <translation>并排</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/comparison_view.py" />
   <source>Click a row to look at it larger, one model after the other.</source>
   <translation>点击一行可放大查看，逐个模型对比。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/comparison_view.py" />
   <source>Pictures side by side</source>
   <translation>并排的图像</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/comparison_view.py" />
   <location filename="../../trainer/cli/main.py" />
   <source>Figures</source>
   <translation>数值</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/comparison_view.py" />
   <source>How often each lightness and colour occurs, on a logarithmic scale. A curve of a or b that is narrower than the targets’ means greyer pictures.</source>
   <translation>各亮度和颜色出现的频率，对数刻度。a 或 b 的曲线比目标窄，表示图像偏灰。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/comparison_view.py" />
   <source>Colour histograms of the models and the targets</source>
   <translation>各模型与目标的颜色直方图</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/comparison_view.py" />
   <source>Target</source>
   <translation>目标</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/comparison_view.py" />
   <source>your drawing</source>
   <translation>您的画稿</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/comparison_view.py" />
   <source>drawing {number}</source>
   <translation>画稿 {number}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/comparison_view.py" />
   <source>The segmenter of the FCN-score: {segmenter}</source>
   <translation>FCN 分数所用的分割网络：{segmenter}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/comparison_view.py" />
   <source>None of these figures says whether people are fooled: ask them.</source>
   <translation>这些数值都不能说明人会不会被骗过：请让人来评判。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/model_tree.py" />
   <source>Models to compare</source>
   <translation>要比较的模型</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/model_tree.py" />
   <source>its best</source>
   <translation>最佳</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/model_tree.py" />
   <source>its newest</source>
   <translation>最新</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/model_tree.py" />
   <source>Model files</source>
   <translation>模型文件</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/model_tree.py" />
   <source>Models that come with Sketchpad</source>
   <translation>Sketchpad 自带的模型</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/people_panel.py" />
   <source>Ask people</source>
   <translation>请人评判</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/people_panel.py" />
   <source>Real or made? People see a real picture and one of the model’s for a second, and say which was real. Fooled half of the time, they can’t tell. It is how the authors of pix2pix measured, and what no figure can say.</source>
   <translation>真实还是生成？受试者会看到一张真实图片和一张模型图片，各一秒，然后说出哪张是真的。若有一半被骗过，就说明分不出来。pix2pix 的作者就是这样测量的，任何数值都无法代替。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/people_panel.py" />
   <source>No model yet</source>
   <translation>尚无模型</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/people_panel.py" />
   <source>The model that people are asked about</source>
   <translation>要评判的模型</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/people_panel.py" />
   <source>Begin here…</source>
   <translation>在此开始…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/people_panel.py" />
   <source>One person, on this screen: about three minutes</source>
   <translation>一个人，在此屏幕上：约三分钟</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/people_panel.py" />
   <source>Save a page for friends…</source>
   <translation>保存给朋友的网页…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/people_panel.py" />
   <source>One file that opens in any browser</source>
   <translation>一个文件，任何浏览器都能打开</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/people_panel.py" />
   <source>Add results…</source>
   <translation>添加结果…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/people_panel.py" />
   <source>Result files that friends sent back; or drop them here</source>
   <translation>朋友发回的结果文件；也可以拖到这里</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/people_panel.py" />
   <source>Choose a model and a folder of pairs first.</source>
   <translation>请先选择模型和图对文件夹。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/people_panel.py" />
   <source>Drawing the pictures …</source>
   <translation>正在绘制图像…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/people_panel.py" />
   <source>Real or made - {model}.html</source>
   <translation>真实还是生成 - {model}.html</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/people_panel.py" />
   <source>{path} can’t be written ({why}): choose another place.</source>
   <translation>无法写入 {path}（{why}）：请选择其他位置。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/people_panel.py" />
   <source>Nobody was asked yet.</source>
   <translation>还没有请人评判。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/people_panel.py" />
   <source>Nobody has answered yet. Drop result files here, or add them.</source>
   <translation>还没有人作答。请把结果文件拖到这里，或添加它们。</translation>
  </message>
  <message numerus="yes">
   <location filename="../../sketchpad/ui/training/compare/people_panel.py" />
   <source>{n} people were fooled in {fooled} % of {trials} trials</source>
   <translation>
    <numerusform>{n} 人在 {trials} 次试验中有 {fooled} % 被骗过</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/people_panel.py" />
   <source>. From three people on there is an interval; the paper asked fifty.</source>
   <translation>。至少三人才有置信区间；论文请了五十人。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/people_panel.py" />
   <source>; with others it would be {low} to {high} % (95 % interval).</source>
   <translation>；换一批人则为 {low} 到 {high} %（95 % 置信区间）。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/people_panel.py" />
   <source> 50 % is chance.</source>
   <translation> 50 % 相当于瞎猜。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/people_panel.py" />
   <source> That can’t be told from chance.</source>
   <translation> 这与瞎猜没有明显差别。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/people_panel.py" />
   <location filename="../../trainer/cli/laboratory/study_commands.py" />
   <source>Fooled most</source>
   <translation>最能骗过人的</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/people_panel.py" />
   <location filename="../../trainer/cli/laboratory/study_commands.py" />
   <source>Fooled least</source>
   <translation>最难骗过人的</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/people_panel.py" />
   <source>{name} ({fooled} of {shown})</source>
   <translation>{name}（{shown} 次中 {fooled} 次）</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/turn_view.py" />
   <source>One model after the other</source>
   <translation>逐个模型查看</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/turn_view.py" />
   <source>The picture</source>
   <translation>图像</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/turn_view.py" />
   <source>Back</source>
   <translation>上一个</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/turn_view.py" />
   <source>The model before (left arrow key)</source>
   <translation>上一个模型（左方向键）</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/turn_view.py" />
   <source>Next</source>
   <translation>下一个</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/turn_view.py" />
   <source>The next model (right arrow key)</source>
   <translation>下一个模型（右方向键）</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/compare/turn_view.py" />
   <location filename="../../sketchpad/ui/training/image_widgets.py" />
   <source>Change by itself</source>
   <translation>自动切换</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/correction_dialog.py" />
   <source>Correct and teach</source>
   <translation>纠正并教导</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/correction_dialog.py" />
   <source>The picture, to paint on</source>
   <translation>可在其上绘画的图像</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/correction_dialog.py" />
   <source>What should this drawing have become?</source>
   <translation>这张画稿本应变成什么？</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/correction_dialog.py" />
   <source>Paint over the picture, or put another one in its place. Hold Alt to pick a colour from it.</source>
   <translation>在图像上涂改，或换成另一张。按住 Alt 可从中取色。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/correction_dialog.py" />
   <source>Your drawing</source>
   <translation>您的画稿</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/correction_dialog.py" />
   <source>Colour…</source>
   <translation>颜色…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/correction_dialog.py" />
   <source>Mix a colour; hold Alt and click to pick one from the picture</source>
   <translation>调色；按住 Alt 点击可从图像中取色</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/correction_dialog.py" />
   <source>Undo</source>
   <translation>撤销</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/correction_dialog.py" />
   <source>Take the last stroke back</source>
   <translation>撤销上一笔</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/correction_dialog.py" />
   <source>Open a picture…</source>
   <translation>打开图片…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/correction_dialog.py" />
   <source>Put a picture from a file in its place</source>
   <translation>换成文件中的图片</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/correction_dialog.py" />
   <source>Paste</source>
   <translation>粘贴</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/correction_dialog.py" />
   <source>Put the picture from the clipboard in its place</source>
   <translation>换成剪贴板中的图片</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/correction_dialog.py" />
   <source>Teach …</source>
   <translation>教导…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/correction_dialog.py" />
   <source>Begin a training on these pairs, from the model you draw with</source>
   <translation>从您正在使用的模型开始，用这些图对训练</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/correction_dialog.py" />
   <source>Add as a pair</source>
   <translation>添加为图对</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/correction_dialog.py" />
   <source>Keep your drawing with this picture</source>
   <translation>把您的画稿与这张图像一起保存</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/correction_dialog.py" />
   <source>Close, and keep nothing more</source>
   <translation>关闭，不再保存</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/correction_dialog.py" />
   <source>That picture has another shape than your drawing: crop it like the drawing first.</source>
   <translation>该图片与您的画稿形状不同：请先裁切成相同比例。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/correction_dialog.py" />
   <source>There is no picture in what was given.</source>
   <translation>所给内容中没有图片。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/correction_dialog.py" />
   <source>Kept. Draw something else and correct that too: with a few more pairs it learns better.</source>
   <translation>已保存。再画些别的并纠正：多几个图对能学得更好。</translation>
  </message>
  <message numerus="yes">
   <location filename="../../sketchpad/ui/training/correction_dialog.py" />
   <source>{n} pairs so far</source>
   <translation>
    <numerusform>目前有 {n} 个图对</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/correction_dialog.py" />
   <source>No pair so far</source>
   <translation>目前没有图对</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/correction_dialog.py" />
   <source>; {enough} or more are a good start</source>
   <translation>；{enough} 个以上是不错的开始</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/correction_dialog.py" />
   <source>Teach these {count} pairs …</source>
   <translation>教导这 {count} 个图对…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/image_widgets.py" />
   <source>Picture {name}</source>
   <translation>图片 {name}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/image_widgets.py" />
   <source>Pair {name}</source>
   <translation>图对 {name}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/image_widgets.py" />
   <source>{name}: click to compare the two sides at the same place</source>
   <translation>{name}：点击可比较两侧的同一位置</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/image_widgets.py" />
   <source>Both sides of the pair in turn</source>
   <translation>交替显示图对的两侧</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/image_widgets.py" />
   <source>Do both sides of “{name}” fit together?</source>
   <translation>“{name}”的两侧能对上吗？</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/image_widgets.py" />
   <source>What jumps while the sides change doesn’t lie at the same place.</source>
   <translation>两侧切换时跳动的部分，位置并不一致。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/image_widgets.py" />
   <source>Or press the space bar to change sides</source>
   <translation>或按空格键切换两侧</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/image_widgets.py" />
   <source>What the model paints</source>
   <translation>模型画什么</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/image_widgets.py" />
   <source>What you draw</source>
   <translation>您画什么</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/advanced_settings.py" />
   <source>as is best</source>
   <translation>自动</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/drop_zone.py" />
   <source>Both in one image, side by side</source>
   <translation>两者在同一图片中，左右并排</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/drop_zone.py" />
   <source>Two folders, same names in both</source>
   <translation>两个文件夹，文件名相同</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/drop_zone.py" />
   <source>Pictures alone: drawings are made for you</source>
   <translation>只有图片：画稿会自动生成</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/drop_zone.py" />
   <source>Drop a folder with your pictures here</source>
   <translation>把图片文件夹拖到这里</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/drop_zone.py" />
   <source>A pair is a drawing and the picture it should become. Twenty pairs are enough to begin with.</source>
   <translation>图对是一张画稿和它应当变成的图片。二十对就足以开始。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/drop_zone.py" />
   <location filename="../../sketchpad/ui/training/new_run/folder_panel.py" />
   <location filename="../../sketchpad/ui/training/training_dialogs.py" />
   <source>Choose the folder with your pictures</source>
   <translation>选择您的图片文件夹</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/findings_panel.py" />
   <source>Leave out</source>
   <translation>排除</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/findings_panel.py" />
   <source>Left out</source>
   <translation>已排除</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/findings_panel.py" />
   <source>Don’t learn from these; the files stay as they are</source>
   <translation>不学习这些；文件保持不变</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/findings_panel.py" />
   <source>Clean the colours</source>
   <translation>清理颜色</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/findings_panel.py" />
   <source>Cleaned</source>
   <translation>已清理</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/findings_panel.py" />
   <source>Take the nearest colour of the palette while learning; the files stay</source>
   <translation>学习时取调色板中最接近的颜色；文件保持不变</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/findings_panel.py" />
   <location filename="../../sketchpad/ui/training/new_run/folder_panel.py" />
   <source>Swap sides</source>
   <translation>交换两侧</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/findings_panel.py" />
   <source>Draw what is now painted, and paint what is now drawn</source>
   <translation>画现在由模型画的一侧，模型画现在由您画的一侧</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/findings_panel.py" />
   <source>Show all</source>
   <translation>全部显示</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/findings_panel.py" />
   <source>Show every problem</source>
   <translation>显示所有问题</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/findings_panel.py" />
   <source>Checking your pictures …</source>
   <translation>正在检查您的图片…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/findings_panel.py" />
   <source>You can go on meanwhile.</source>
   <translation>您可以同时继续操作。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/findings_panel.py" />
   <source>{seen} of {of}. You can go on meanwhile.</source>
   <translation>{seen} / {of}。您可以同时继续操作。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/findings_panel.py" />
   <source>Your pictures look fine</source>
   <translation>您的图片没有问题</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/findings_panel.py" />
   <source>Nothing was found that would hinder learning.</source>
   <translation>没有发现妨碍学习的问题。</translation>
  </message>
  <message numerus="yes">
   <location filename="../../sketchpad/ui/training/new_run/findings_panel.py" />
   <source>{n} things to look at</source>
   <translation>
    <numerusform>有 {n} 处需要留意</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/findings_panel.py" />
   <source>You can start all the same: what can’t be used is left out by itself.</source>
   <translation>您仍然可以开始：无法使用的会自动排除。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/findings_panel.py" />
   <source>The check didn’t work</source>
   <translation>检查失败</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/folder_panel.py" />
   <source>A label map: each colour means something</source>
   <translation>标签图：每种颜色都有含义</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/folder_panel.py" />
   <source>A photo or a finished picture</source>
   <translation>照片或完成的图片</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/folder_panel.py" />
   <source>Draw what is on the right, and paint what is on the left</source>
   <translation>您画右侧的内容，模型画左侧的内容</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/folder_panel.py" />
   <source>If they were taken for the wrong thing</source>
   <translation>如果识别错了</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/folder_panel.py" />
   <source>Another folder…</source>
   <translation>其他文件夹…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/folder_panel.py" />
   <source>You draw the left side, and the model paints the right.</source>
   <translation>您画左侧，模型画右侧。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/folder_panel.py" />
   <source>Show more</source>
   <translation>显示更多</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/folder_panel.py" />
   <source>Show more of the pictures</source>
   <translation>显示更多图片</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/folder_panel.py" />
   <source>What you will draw</source>
   <translation>您要画什么</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/folder_panel.py" />
   <source>How the canvas behaves with this model: soft or hard edges, palette, pen</source>
   <translation>画布如何配合此模型：边缘软硬、调色板、画笔</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/folder_panel.py" />
   <source>Looking at your pictures …</source>
   <translation>正在查看您的图片…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/folder_panel.py" />
   <source>These are pairs side by side</source>
   <translation>这些是左右并排的图对</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/folder_panel.py" />
   <source>These are single pictures</source>
   <translation>这些是单张图片</translation>
  </message>
  <message numerus="yes">
   <location filename="../../sketchpad/ui/training/new_run/folder_panel.py" />
   <location filename="../../trainer/cli/data_commands.py" />
   <source>{count} can be used</source>
   <translation>
    <numerusform>其中 {count} 个可用</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/folder_panel.py" />
   <source>{sentence}; {usable}.</source>
   <translation>{sentence}；{usable}。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/folder_panel.py" />
   <source>“{name}” has {count} folders with pictures: say which two belong together.</source>
   <translation>“{name}”中有 {count} 个图片文件夹：请指出哪两个是一对。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/folder_panel.py" />
   <source>and {count} more</source>
   <translation>以及另外 {count} 个</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/folder_panel.py" />
   <source>You draw</source>
   <translation>您画</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/folder_panel.py" />
   <source>The model paints</source>
   <translation>模型画</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/folder_panel.py" />
   <source>Take these</source>
   <translation>使用这两个</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/folder_panel.py" />
   <source>Learn from these two folders</source>
   <translation>从这两个文件夹学习</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/makers_panel.py" />
   <source>What do you want to draw?</source>
   <translation>您想画什么？</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/makers_panel.py" />
   <source>Try another picture</source>
   <translation>换一张图片</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/makers_panel.py" />
   <source>Preview on the next of your pictures</source>
   <translation>用您的下一张图片预览</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/makers_panel.py" />
   <source>Fewer lines</source>
   <translation>线条更少</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/makers_panel.py" />
   <source>More lines</source>
   <translation>线条更多</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/makers_panel.py" />
   <source>How many lines</source>
   <translation>线条多少</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/makers_panel.py" />
   <source>How many lines are found in your pictures</source>
   <translation>从您的图片中提取多少线条</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/new_run_page.py" />
   <source>A new training</source>
   <translation>新的训练</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/new_run_page.py" />
   <source>Teach it your own pictures</source>
   <translation>用您自己的图片教它</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/new_run_page.py" />
   <source>Show a model what your drawings should become, and draw with it while it learns.</source>
   <translation>告诉模型您的画稿应当变成什么，边学边画。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/new_run_page.py" />
   <source>Start training</source>
   <translation>开始训练</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/new_run_page.py" />
   <source>Begin to learn from these pictures</source>
   <translation>开始学习这些图片</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/new_run_page.py" />
   <location filename="../../sketchpad/ui/training/new_run/run_form.py" />
   <source>My model</source>
   <translation>我的模型</translation>
  </message>
  <message numerus="yes">
   <location filename="../../sketchpad/ui/training/new_run/new_run_page.py" />
   <source>Only {n} pairs: the model will learn them by heart, and guess at all else. It helps to start from a model that knows something similar, to keep to a short time, and most of all to add pairs: twenty are a beginning.</source>
   <translation>
    <numerusform>只有 {n} 个图对：模型会死记它们，其余全靠猜。从相近的模型开始、缩短时间都有帮助，最有用的是增加图对：二十对是个开始。</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/run_form.py" />
   <source>Nothing: learn from scratch</source>
   <translation>无：从零开始学习</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/run_form.py" />
   <source>Another model…</source>
   <translation>其他模型…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/run_form.py" />
   <source>The model</source>
   <translation>模型</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/run_form.py" />
   <source>What the model will be called</source>
   <translation>模型叫什么名字</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/run_form.py" />
   <source>Start from</source>
   <translation>起始模型</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/run_form.py" />
   <source>A model that knows something similar learns faster, and from fewer pictures</source>
   <translation>从已掌握相近内容的模型开始，学得更快，所需图片更少</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/run_form.py" />
   <location filename="../../trainer/cli/main.py" />
   <source>Name</source>
   <translation>名称</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/run_form.py" />
   <source>Time</source>
   <translation>时间</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/run_form.py" />
   <source>Advanced settings</source>
   <translation>高级设置</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/run_form.py" />
   <source>Everything that can be set, explained</source>
   <translation>所有可调的设置及其说明</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/run_form.py" />
   <source>▾  Advanced settings</source>
   <translation>▾  高级设置</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/run_form.py" />
   <source>▸  Advanced settings</source>
   <translation>▸  高级设置</translation>
  </message>
  <message numerus="yes">
   <location filename="../../sketchpad/ui/training/new_run/run_form.py" />
   <source>{n} pairs</source>
   <translation>
    <numerusform>{n} 个图对</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/run_form.py" />
   <source>{rounds} rounds of {pairs} at {size}.</source>
   <translation>{rounds} 轮，每批 {pairs}，{size}。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/run_form.py" />
   <source>About {steps} steps of {pairs} at {size}.</source>
   <translation>约 {steps} 步，每批 {pairs}，{size}。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/run_form.py" />
   <source>{steps} steps of {pairs} at {size}.</source>
   <translation>{steps} 步，每批 {pairs}，{size}。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/new_run/run_form.py" />
   <source> You can draw meanwhile, and stop at any time.</source>
   <translation>期间您可以继续绘画，也可以随时停止。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/curves.py" />
   <source>Likeness</source>
   <translation>相似度</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/curves.py" />
   <source>Compared with pictures it doesn’t learn from. Up is better.</source>
   <translation>与未参与学习的图片比较。越高越好。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/curves.py" />
   <source>Distance</source>
   <translation>距离</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/curves.py" />
   <source>From the pictures it learns from. Down is better.</source>
   <translation>与参与学习的图片的距离。越低越好。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/curves.py" />
   <source>The contest</source>
   <translation>对抗</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/curves.py" />
   <source>Painter against judge: it wavers, and has no winner.</source>
   <translation>生成器与判别器的较量：互有起伏，没有胜者。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/curves.py" />
   <source>not compared yet</source>
   <translation>尚未比较</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/curves.py" />
   <source>painter</source>
   <translation>生成器</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/curves.py" />
   <source>judge</source>
   <translation>判别器</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/curves.py" />
   <source>{title} over the steps</source>
   <translation>{title}随步数的变化</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/newest_drawings.py" />
   <source>Your newest drawings in the new style</source>
   <translation>新风格下的近期画稿</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/newest_drawings.py" />
   <source>Open {name} and draw on with this model</source>
   <translation>打开 {name}，用此模型继续绘画</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/run_page.py" />
   <source>The training</source>
   <translation>训练</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/run_page.py" />
   <source>Samples: drawings it doesn’t learn from</source>
   <translation>样本：未参与学习的画稿</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/run_page.py" />
   <source>Settings</source>
   <translation>设置</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/run_page.py" />
   <source>Pause</source>
   <translation>暂停</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/run_page.py" />
   <source>Wait, and leave the computer to other programs</source>
   <translation>等待，把计算机让给其他程序</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/run_page.py" />
   <source>Go on</source>
   <translation>继续</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/run_page.py" />
   <source>Go on where it was</source>
   <translation>从中断处继续</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/run_page.py" />
   <location filename="../../sketchpad/ui/training/training_dialogs.py" />
   <source>Stop and save</source>
   <translation>停止并保存</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/run_page.py" />
   <source>Save, and end; you can go on with it at any time</source>
   <translation>保存并结束；您可以随时继续</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/run_page.py" />
   <source>Train further…</source>
   <translation>继续深造…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/run_page.py" />
   <source>Begin a new training that starts from this model</source>
   <translation>以此模型为起点开始新的训练</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/run_page.py" />
   <source>Rename, or move to the bin</source>
   <translation>重命名，或移到回收站</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/run_page.py" />
   <location filename="../../sketchpad/ui/training/run_list.py" />
   <source>Rename…</source>
   <translation>重命名…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/run_page.py" />
   <location filename="../../sketchpad/ui/training/run_list.py" />
   <source>Move to the bin…</source>
   <translation>移到回收站…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/run_page.py" />
   <source>Progress of the training</source>
   <translation>训练进度</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/run_page.py" />
   <source>Resume</source>
   <translation>恢复</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/run_page.py" />
   <source>Go on from the last save</source>
   <translation>从上次保存处继续</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/run_page.py" />
   <source>Last lines of its log</source>
   <translation>日志末尾</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/run_page.py" />
   <source>What the trainer wrote last</source>
   <translation>训练程序最后的输出</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/run_page.py" />
   <source>Start</source>
   <translation>开始</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/run_page.py" />
   <source>Saving …</source>
   <translation>正在保存…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/run_page.py" />
   <source>trained without this window  ·  </source>
   <translation>不在此窗口中训练  ·  </translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/run_page.py" />
   <source>{pace} pictures a second</source>
   <translation>每秒 {pace} 张图片</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/run_page.py" />
   <source>And {more} more of the kind.</source>
   <translation>还有 {more} 条类似信息。</translation>
  </message>
  <message numerus="yes">
   <location filename="../../sketchpad/ui/training/run/run_page.py" />
   <source>{count} pairs from {data}</source>
   <translation>
    <numerusform>{data} 中的 {count} 个图对</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/run_page.py" />
   <source>Pictures from {data}</source>
   <translation>{data} 中的图片</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/run_page.py" />
   <source>size {size}</source>
   <translation>尺寸 {size}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/run_page.py" />
   <location filename="../../trainer/cli/main.py" />
   <source>width {width}</source>
   <translation>宽度 {width}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/run_page.py" />
   <source>batches of {batch}</source>
   <translation>每批 {batch}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/run_page.py" />
   <source>learning rate {rate}</source>
   <translation>学习率 {rate}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/run_page.py" />
   <source>on {device}</source>
   <translation>使用 {device}</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/timeline.py" />
   <source>Your drawing appears here, made by the model, at the first save.</source>
   <translation>首次保存时，模型绘制的您的画稿会显示在这里。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/timeline.py" />
   <source>Pin a drawing, and each new model draws it.</source>
   <translation>固定一张画稿，每个新模型都会画它。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/timeline.py" />
   <source>Your drawing, as it learns</source>
   <translation>您的画稿随学习的变化</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/timeline.py" />
   <source>Pin the drawing as it is now</source>
   <translation>固定当前画稿</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/timeline.py" />
   <source>From now on each model draws what is on your sheet</source>
   <translation>从现在起，每个模型都会画您画布上的内容</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/timeline.py" />
   <source>Your drawing as the model makes it</source>
   <translation>模型绘制的您的画稿</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/timeline.py" />
   <source>Moment of the training</source>
   <translation>训练的时刻</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/timeline.py" />
   <source>Move through the training: your drawing and the samples as they were then</source>
   <translation>在训练过程中前后移动：您的画稿和当时的样本</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/timeline.py" />
   <source>Follow the training</source>
   <translation>跟随训练</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/timeline.py" />
   <source>Draw with the newest model, as soon as it is saved and your pen rests</source>
   <translation>在新模型保存且停笔时，使用最新的模型绘画</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/timeline.py" />
   <source>Export as WebP…</source>
   <translation>导出为 WebP…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/timeline.py" />
   <source>Save your drawing and what became of it, step by step, as a small film that plays in a loop</source>
   <translation>把您的画稿和它逐步变成的效果图存为循环播放的小动画</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/timeline.py" />
   <source>Use this one</source>
   <translation>使用此模型</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/timeline.py" />
   <source>Draw with the model of this moment</source>
   <translation>用此刻的模型绘画</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/timeline.py" />
   <source>Stand still</source>
   <translation>停住</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/timeline.py" />
   <source>Play</source>
   <translation>播放</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/timeline.py" />
   <source>Play the training as an animation, in a loop</source>
   <translation>以动画循环播放训练过程</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/timeline.py" />
   <source>Samples: drawing, picture by the model, your picture</source>
   <translation>样本：画稿、模型的图像、您的图片</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/timeline.py" />
   <source>Samples come as soon as there are any.</source>
   <translation>样本生成后会立即显示。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/timeline.py" />
   <source>Model</source>
   <translation>模型</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run/timeline.py" />
   <source>Yours</source>
   <translation>原图</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run_list.py" />
   <source>Getting ready</source>
   <translation>正在准备</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run_list.py" />
   <source>Complete</source>
   <translation>已完成</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run_list.py" />
   <source>Stopped</source>
   <translation>已停止</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run_list.py" />
   <location filename="../../sketchpad/ui/training/train_view.py" />
   <source>Your trainings</source>
   <translation>您的训练</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run_list.py" />
   <source>Open</source>
   <translation>打开</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run_list.py" />
   <source>Can’t be read</source>
   <translation>无法读取</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/run_list.py" />
   <source>{words} · {step} steps</source>
   <translation>{words} · {step} 步</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/study/study_window.py" />
   <source>Real or made?</source>
   <translation>真实还是生成？</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/study/study_window.py" />
   <source>The left one was real.</source>
   <translation>左边那张是真实的。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/study/study_window.py" />
   <source>The right one was real.</source>
   <translation>右边那张是真实的。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/study/study_window.py" />
   <source>Right.</source>
   <translation>答对了。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/study/study_window.py" />
   <source>No.</source>
   <translation>答错了。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/study/study_window.py" />
   <source>Two pictures appear side by side for one second. One is a real photo, the other was made by a model. Then say which one was real: key 1 for the left one, 2 for the right one, or click.

{practice} for practice, then {trials} that count. There is no hurry with the answers. Esc leaves, and nothing is kept then.</source>
   <translation>两张图片会并排显示一秒。一张是真实照片，另一张由模型生成。请说出哪张是真实的：左边按 1，右边按 2，或直接点击。

先有 {practice}练习，然后 {trials} 对计入结果。回答不必着急。按 Esc 退出，不保留任何内容。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/study/study_window.py" />
   <source>Your name or initials, so that nobody is counted twice</source>
   <translation>您的姓名或缩写，以免重复计数</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/study/study_window.py" />
   <source>Your name or initials</source>
   <translation>您的姓名或缩写</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/study/study_window.py" />
   <source>Begin</source>
   <translation>开始</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/study/study_window.py" />
   <source>Begin with the practice</source>
   <translation>从练习开始</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/study/study_window.py" />
   <source>Practice, {number} of {practice}</source>
   <translation>练习，第 {number} / {practice} 对</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/study/study_window.py" />
   <source>{number} of {count}</source>
   <translation>第 {number} / {count} 对</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/study/study_window.py" />
   <source>Which one was real? Key 1 for the left one, 2 for the right one.</source>
   <translation>哪张是真实的？左边按 1，右边按 2。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/study/study_window.py" />
   <source>That was the practice. From now on it counts. Press 1 or 2 to go on.</source>
   <translation>练习结束。从现在起计入结果。按 1 或 2 继续。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/study/study_window.py" />
   <source>Thank you. You took the made picture for the real one {fooled} of {count} times. Press Enter to close.</source>
   <translation>谢谢。您在 {count} 次中有 {fooled} 次把生成的图片当成了真实的。按 Enter 关闭。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/study/study_window.py" />
   <source>Two pictures, of which one is real</source>
   <translation>两张图片，其中一张是真实的</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/train_tab.py" />
   <source>Handing the training over …</source>
   <translation>正在移交训练…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/train_tab.py" />
   <source>Saving the training …</source>
   <translation>正在保存训练…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/train_tab.py" />
   <source>Don’t close</source>
   <translation>不关闭</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/train_tab.py" />
   <source>Don’t wait</source>
   <translation>不等待</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/train_tab.py" />
   <source>The computer is busy. The window closes now; the training saves itself in the background and goes on then.</source>
   <translation>计算机繁忙。窗口现在关闭；训练会在后台保存并继续进行。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/train_tab.py" />
   <source>The computer is busy. The window closes now; the training saves itself in the background and can be resumed.</source>
   <translation>计算机繁忙。窗口现在关闭；训练会在后台保存，之后可以恢复。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/train_tab.py" />
   <source>The training couldn’t be left going: it is stopped and saved.</source>
   <translation>无法让训练在后台继续：训练已停止并保存。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/train_view.py" />
   <source>New training</source>
   <translation>新建训练</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/train_view.py" />
   <source>Teach a new model</source>
   <translation>教一个新模型</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/train_view.py" />
   <source>{name} (yours)</source>
   <translation>{name}（您的）</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/train_view.py" />
   <source>Learning · {share} %</source>
   <translation>学习中 · {share} %</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/training_dialogs.py" />
   <source>Choose a model to start from</source>
   <translation>选择起始模型</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/training_dialogs.py" />
   <source>Models (*.safetensors)</source>
   <translation>模型 (*.safetensors)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/training_dialogs.py" />
   <source>Choose a segmenter</source>
   <translation>选择分割网络</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/training_dialogs.py" />
   <source>Segmenters (*.safetensors)</source>
   <translation>分割网络 (*.safetensors)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/training_dialogs.py" />
   <source>Images (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff)</source>
   <translation>图片 (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/training_dialogs.py" />
   <source>Open the picture as it should be</source>
   <translation>打开正确的图片</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/training_dialogs.py" />
   <source>Add results</source>
   <translation>添加结果</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/training_dialogs.py" />
   <source>Results (*.json)</source>
   <translation>结果 (*.json)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/training_dialogs.py" />
   <source>Save a page for friends</source>
   <translation>保存给朋友的网页</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/training_dialogs.py" />
   <source>Web pages (*.html)</source>
   <translation>网页 (*.html)</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/training_dialogs.py" />
   <source>Save the training as a film</source>
   <translation>将训练过程存为动画</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/training_dialogs.py" />
   <source>Mix a colour</source>
   <translation>调色</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/training_dialogs.py" />
   <source>Rename</source>
   <translation>重命名</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/training_dialogs.py" />
   <source>A new name:</source>
   <translation>新名称：</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/training_dialogs.py" />
   <source>Move to the bin</source>
   <translation>移到回收站</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/training_dialogs.py" />
   <source>Move “{name}” with all its models to the bin?</source>
   <translation>把“{name}”及其所有模型移到回收站吗？</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/training_dialogs.py" />
   <source>A training is under way</source>
   <translation>训练正在进行</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/training_dialogs.py" />
   <source>“{name}” is still being trained.</source>
   <translation>“{name}”仍在训练。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/training_dialogs.py" />
   <source>Stop and save it, to go on with it another time? Or leave it training: it goes on without the window, and is there when you open Sketchpad again.</source>
   <translation>停止并保存，以后再继续？还是让它继续训练：它会在窗口关闭后继续进行，下次打开 Sketchpad 时可以看到。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/training/training_dialogs.py" />
   <source>Leave it training</source>
   <translation>让它继续训练</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/view/divider.py" />
   <source>Divider between drawing and picture</source>
   <translation>画稿与效果图之间的分隔条</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/view/divider.py" />
   <source>Drag to give drawing or picture more room; a double click makes them even</source>
   <translation>拖动可调整画稿或效果图所占空间；双击可平分</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/view/navigator.py" />
   <source>Overview of the sheet</source>
   <translation>画布缩略图</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/view/navigator.py" />
   <source>The whole sheet: drag to move what is seen of it</source>
   <translation>整张画布：拖动可移动可见部分</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/view/picture_window.py" />
   <source>Picture – Sketchpad</source>
   <translation>效果图 – Sketchpad</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/view/split_handle.py" />
   <source>Split between drawing and picture</source>
   <translation>画稿与效果图的分界</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/view/split_handle.py" />
   <source>Drag to show more of the drawing or of the picture; a double click halves them</source>
   <translation>拖动可多显示画稿或效果图；双击可平分</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/view/view_controller.py" />
   <source>How much of the picture lies over the drawing</source>
   <translation>效果图覆盖在画稿上的程度</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/view/view_controller.py" />
   <source>Stroke</source>
   <translation>笔画</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/view/view_controller.py" />
   <source>How strongly a stroke is seen over the picture while it is drawn</source>
   <translation>绘画时笔画在效果图上的显示强度</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/window/appearance_controller.py" />
   <source>Sketchpad speaks another language when it is started next.</source>
   <translation>下次启动 Sketchpad 时将使用所选的语言。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/window/close_controller.py" />
   <source>Finishing {files} …</source>
   <translation>正在完成{files}…</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/window/drag_and_drop.py" />
   <source>Drop one file: an image to draw on, a model to draw with, or a folder to learn from.</source>
   <translation>请拖入一个文件：用来画的图片、用来绘画的模型，或用来学习的文件夹。</translation>
  </message>
  <message>
   <location filename="../../sketchpad/ui/window/page_switch.py" />
   <source>A training is under way: {words}</source>
   <translation>训练正在进行：{words}</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/bench_commands.py" />
   <source>A network of depth {depth} needs a size that {multiple} divides, not {size}.</source>
   <translation>深度为 {depth} 的网络需要能被 {multiple} 整除的尺寸，而不是 {size}。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/bench_commands.py" />
   <source>{ours_ms} ms a picture ({backend}, {dtype}, {threads} threads), ordinary modules {reference_ms} ms: {speedup} times as fast, relative error {relative_error}.</source>
   <translation>每张图像 {ours_ms} ms（{backend}，{dtype}，{threads} 个线程），普通模块 {reference_ms} ms：快 {speedup} 倍，相对误差 {relative_error}。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/bench_commands.py" />
   <source>{whole_ms} ms a whole picture of {size}x{size} ({backend}, {dtype}, {threads} threads).</source>
   <translation>{size}x{size} 的整张图像 {whole_ms} ms（{backend}，{dtype}，{threads} 个线程）。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/bench_commands.py" />
   <source>{box_ms} ms for a change of {side}x{side}: {ratio} times as fast.</source>
   <translation>{side}x{side} 的改动 {box_ms} ms：快 {ratio} 倍。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/bench_commands.py" />
   <source>PSNR over a stroke of {segments} segments, {refreshes} times refreshed: everywhere {worst} dB at worst, {mean} on average; within the box {worst2} and {mean2}.</source>
   <translation>一笔 {segments} 段的 PSNR，刷新 {refreshes} 次：全图最差 {worst} dB，平均 {mean}；方框内 {worst2} 和 {mean2}。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/bench_commands.py" />
   <source>Batch {batch}: {ours_ms} ms a step ({dtype}, {threads} threads), the plain loop {reference_ms} ms: {speedup} times as fast.</source>
   <translation>批大小 {batch}：每步 {ours_ms} ms（{dtype}，{threads} 个线程），普通循环 {reference_ms} ms：快 {speedup} 倍。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/bench_commands.py" />
   <source>There is no type “{dtype}”: choose bf16 or fp32.</source>
   <translation>没有类型“{dtype}”：请选择 bf16 或 fp32。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/choices.py" />
   <source>{others} or {last}</source>
   <translation>{others} 或 {last}</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/data_commands.py" />
   <source>Looking</source>
   <translation>正在查看</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/data_commands.py" />
   <source>Snapping</source>
   <translation>正在吸附</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/data_commands.py" />
   <source>None of the pairs in {data} can be used.</source>
   <translation>{data} 中没有可用的图对。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/data_commands.py" />
   <source>{missing} of the pairs could not be snapped without a loss and are not in {snap_labels}.</source>
   <translation>{missing} 个图对无法无损吸附，因此不在 {snap_labels} 中。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/data_commands.py" />
   <source>The label maps in {data} seem to be of one colour alone: snapping would lose all classes.</source>
   <translation>{data} 中的标签图似乎只有一种颜色：吸附会丢失所有类别。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/data_commands.py" />
   <source>{data} holds no label maps with a palette: there is nothing to snap.</source>
   <translation>{data} 中没有带调色板的标签图：无可吸附。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/data_commands.py" />
   <location filename="../../trainer/cli/laboratory/compare_command.py" />
   <location filename="../../trainer/cli/laboratory/evaluate_command.py" />
   <location filename="../../trainer/cli/laboratory/study_commands.py" />
   <location filename="../../trainer/cli/model_commands.py" />
   <source>{path} can't be written ({why}).</source>
   <translation>无法写入 {path}（{why}）。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/data_commands.py" />
   <source> {command} learns without it.</source>
   <translation> {command} 可在没有它的情况下学习。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/data_commands.py" />
   <source> {command} learns without the first; repeat --leave-out.</source>
   <translation> {command} 可在没有第一个的情况下学习；可重复 --leave-out。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/data_commands.py" />
   <source> `{written}` writes these colours, and `{learn}` learns from the nearest of them.</source>
   <translation> `{written}` 写出这些颜色，`{learn}` 用其中最接近的颜色学习。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/data_commands.py" />
   <source> `{command}` learns the other way round.</source>
   <translation> `{command}` 按相反方向学习。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/data_commands.py" />
   <source>{sentence}; {usable}, at {size} pixels.</source>
   <translation>{sentence}；{usable}，{size} 像素。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/data_commands.py" />
   <source>{sentence}; {usable}, of {kind}, at {size} pixels.</source>
   <translation>{sentence}；{usable}，类型 {kind}，{size} 像素。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/data_commands.py" />
   <source>    and {count} more, which --json names.</source>
   <translation>    以及另外 {count} 个，可用 --json 列出。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/data_commands.py" />
   <source>The colours of the labels:</source>
   <translation>标签的颜色：</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/data_commands.py" />
   <source>{pairs} written, their labels snapped: {changed} of {pixels} pixels changed ({share} %).</source>
   <translation>已写入{pairs}，标签已吸附：{pixels} 个像素中改变了 {changed} 个（{share} %）。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/data_commands.py" />
   <source>Say how to make the inputs: --maker {makers}.</source>
   <translation>请说明如何制作输入：--maker {makers}。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/data_commands.py" />
   <source>Making</source>
   <translation>正在制作</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/data_commands.py" />
   <source> to </source>
   <translation> 到 </translation>
  </message>
  <message>
   <location filename="../../trainer/cli/data_commands.py" />
   <source>{pairs} to learn from and {val} to validate with, {sizes} pixels; {drawn} % of the inputs is drawn on.</source>
   <translation>{pairs}用于学习，{val} 个用于验证，{sizes} 像素；输入的 {drawn} % 有笔迹。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/laboratory/compare_command.py" />
   <source>Say where the comparison goes: --out FOLDER.</source>
   <translation>请说明比较结果放在哪里：--out FOLDER。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/laboratory/compare_command.py" />
   <source>There is nothing to compare: give --objective l1,l1+cgan to train, or --model FILE.</source>
   <translation>没有可比较的内容：请给出要训练的 --objective l1,l1+cgan，或 --model FILE。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/laboratory/compare_command.py" />
   <source>Say on which folder of pairs: `{command}`.</source>
   <translation>请说明用哪个图对文件夹：`{command}`。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/laboratory/compare_command.py" />
   <source>Stopped and saved; the same command goes on from here.</source>
   <translation>已停止并保存；用同一命令可从此处继续。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/laboratory/compare_command.py" />
   <location filename="../../trainer/laboratory/comparison/comparison.py" />
   <source>Done</source>
   <translation>完成</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/laboratory/compare_command.py" />
   <source>There is no {name} “{word}”: choose of {known}.</source>
   <translation>没有名为“{word}”的 {name}：请从 {known} 中选择。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/laboratory/compare_command.py" />
   <source>“{pair}” is no setting of a training: give one as --set size=128.</source>
   <translation>“{pair}”不是训练的设置：请按 --set size=128 的形式给出。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/laboratory/compare_command.py" />
   <source>Beginning</source>
   <translation>正在开始</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/laboratory/evaluate_command.py" />
   <source>A confusion matrix is what a segmenter sees: give --segmenter FILE.</source>
   <translation>混淆矩阵来自分割网络：请给出 --segmenter FILE。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/laboratory/evaluate_command.py" />
   <source>Evaluating</source>
   <translation>正在评估</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/laboratory/evaluate_command.py" />
   <source>{pairs}, {crops} of {size} pixels, on {device}.</source>
   <translation>{pairs}，{crops}，每个 {size} 像素，使用 {device}。</translation>
  </message>
  <message numerus="yes">
   <location filename="../../trainer/cli/laboratory/evaluate_command.py" />
   <source>{count} crops</source>
   <translation>
    <numerusform>{count} 个裁切</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../trainer/cli/laboratory/evaluate_command.py" />
   <source>the model</source>
   <translation>模型</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/laboratory/evaluate_command.py" />
   <source>its input</source>
   <translation>其输入</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/laboratory/evaluate_command.py" />
   <source>the mean target</source>
   <translation>平均目标</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/laboratory/evaluate_command.py" />
   <source>real photos</source>
   <translation>真实照片</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/laboratory/evaluate_command.py" />
   <source>one guess for all</source>
   <translation>全猜同一类</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/laboratory/evaluate_command.py" />
   <location filename="../../trainer/laboratory/comparison/comparison.py" />
   <source>Training the segmenter</source>
   <translation>正在训练分割网络</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/laboratory/evaluate_command.py" />
   <location filename="../../trainer/translation/translator.py" />
   <source>{out} can't be written ({why}).</source>
   <translation>无法写入 {out}（{why}）。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/laboratory/evaluate_command.py" />
   <source>{out}: {count} classes, {steps} steps; on photos set aside {pixel_accuracy} of the pixels right, {class_accuracy} by class, class IoU {class_iou}.</source>
   <translation>{out}：{count} 个类别，{steps} 步；在留出的照片上像素正确率 {pixel_accuracy}，按类别 {class_accuracy}，类别 IoU {class_iou}。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/laboratory/evaluate_command.py" />
   <source>The palette {path} can't be read: {error}.</source>
   <translation>无法读取调色板 {path}：{error}。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/laboratory/study_commands.py" />
   <source>{out}: {practice} trials for practice and {trials} that count. Send it to friends; each sends a result file back.</source>
   <translation>{out}：{practice} 次练习，{trials} 次计入结果。请发给朋友；每人会发回一个结果文件。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/laboratory/study_commands.py" />
   <source>None of these results counts: there is nothing to say.</source>
   <translation>这些结果都不计入：没有结论。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/laboratory/study_commands.py" />
   <source> (95 % interval {low} to {high} %)</source>
   <translation>（95 % 置信区间 {low} 到 {high} %）</translation>
  </message>
  <message numerus="yes">
   <location filename="../../trainer/cli/laboratory/study_commands.py" />
   <source>{n} people</source>
   <translation>
    <numerusform>{n} 人</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../trainer/cli/laboratory/study_commands.py" />
   <source>“{model}” fooled {people} in {fooled} % of {trials} trials{within}.</source>
   <translation>“{model}”在 {trials} 次试验中有 {fooled} % 骗过了 {people}{within}。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/laboratory/study_commands.py" />
   <source>With fewer than three people there is no interval.</source>
   <translation>少于三人时没有置信区间。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/laboratory/study_commands.py" />
   <source>{count} trials were shown too long or too short, and don't count.</source>
   <translation>{count} 次试验显示时间过长或过短，不计入。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/main.py" />
   <source>Something went wrong in the trainer: {kind}: {error}</source>
   <translation>训练程序发生错误：{kind}：{error}</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/main.py" />
   <source>Say which folder of pairs to train from: sketchpad-trainer train DATA --out RUN.</source>
   <translation>请说明用哪个图对文件夹训练：sketchpad-trainer train DATA --out RUN。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/main.py" />
   <source>Say where the run goes: --out RUN, a new folder.</source>
   <translation>请说明训练放在哪里：--out RUN，一个新文件夹。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/main.py" />
   <source>, {count} colours</source>
   <translation>，{count} 种颜色</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/main.py" />
   <source>depth {depth}</source>
   <translation>深度 {depth}</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/main.py" />
   <location filename="../../trainer/pix2pix/foreign/foreign_model.py" />
   <source>{norm} norm</source>
   <translation>{norm} 归一化</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/main.py" />
   <source>{upsampling} upsampling</source>
   <translation>{upsampling} 放大</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/main.py" />
   <source>{size} pixels</source>
   <translation>{size} 像素</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/main.py" />
   <source>Trained on</source>
   <translation>训练数据</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/main.py" />
   <source>{steps} steps of {batch}</source>
   <translation>{steps} 步，每批 {batch}</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/main.py" />
   <source>Objective</source>
   <translation>目标</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/model_commands.py" />
   <source>Say where the model goes: --out NAME.safetensors.</source>
   <translation>请说明模型放在哪里：--out NAME.safetensors。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/model_commands.py" />
   <source>A model is a .safetensors file, and --out says {out}: give it that ending.</source>
   <translation>模型是 .safetensors 文件，而 --out 为 {out}：请使用该扩展名。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/model_commands.py" />
   <source>  assumed {clause}</source>
   <translation>  假定 {clause}</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/model_commands.py" />
   <source>{out} can't be written ({why}): make room.</source>
   <translation>无法写入 {out}（{why}）：请腾出空间。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/model_commands.py" />
   <source>A model can't be exported as “{chosen}”: choose --format onnx, pth or pict.</source>
   <translation>模型不能导出为“{chosen}”：请选择 --format onnx、pth 或 pict。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/model_commands.py" />
   <source>Only ONNX can be of floats: leave --floats out, or give --format onnx.</source>
   <translation>只有 ONNX 可以使用浮点数：请去掉 --floats，或给出 --format onnx。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/model_commands.py" />
   <source>There is no kind of input “{kind}”: choose colours, lines, labels or photo.</source>
   <translation>没有输入类型“{kind}”：请选择 colours、lines、labels 或 photo。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/model_commands.py" />
   <source>{options} can't be “{value}”: `import --help` says what it can be.</source>
   <translation>{options} 不能是“{value}”：`import --help` 说明了可用的值。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/model_commands.py" />
   <source>Guesses are made of a drawing: give --drawing IMAGE.</source>
   <translation>猜测需要一张画稿：请给出 --drawing IMAGE。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/new_settings.py" />
   <source>This run is finished: `sketchpad-trainer resume {name} --steps {done}` learns on.</source>
   <translation>此训练已完成：`sketchpad-trainer resume {name} --steps {done}` 可继续学习。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/new_settings.py" />
   <source>The settings of {root} can't be kept ({why}).</source>
   <translation>无法保存 {root} 的设置（{why}）。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/new_settings.py" />
   <source>The pairs are found in {candidate}, where they were moved.</source>
   <translation>图对已在其移动后的位置 {candidate} 找到。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/new_settings.py" />
   <source>The folder of pairs {data} is no longer there: `sketchpad-trainer resume {root} --data FOLDER` says where it is now.</source>
   <translation>图对文件夹 {data} 已不存在：用 `sketchpad-trainer resume {root} --data FOLDER` 说明它现在的位置。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/run_training.py" />
   <source>The run can't be saved{where}: {why}.</source>
   <translation>无法保存训练{where}：{why}。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/run_training.py" />
   <source>The training broke: {kind}: {error}.</source>
   <translation>训练中断：{kind}：{error}。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/run_training.py" />
   <source>Training</source>
   <translation>训练中</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/run_training.py" />
   <source>{hours} h {minutes} min</source>
   <translation>{hours} 小时 {minutes} 分</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/run_training.py" />
   <source>{minutes} min {rest} s</source>
   <translation>{minutes} 分 {rest} 秒</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/run_training.py" />
   <source>Starting at step {step} of {steps}: {pairs} on {device}.</source>
   <translation>从第 {step} 步开始，共 {steps} 步：{pairs}，使用 {device}。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/run_training.py" />
   <source>Resuming at step {step} of {steps}: {pairs} on {device}.</source>
   <translation>从第 {step} 步恢复，共 {steps} 步：{pairs}，使用 {device}。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/run_training.py" />
   <source>Step {step}: samples in {path}.</source>
   <translation>第 {step} 步：样本在 {path}。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/run_training.py" />
   <source>Step {step}: validated, {figures}.</source>
   <translation>第 {step} 步：已验证，{figures}。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/run_training.py" />
   <source>Step {step}: saved {path}.</source>
   <translation>第 {step} 步：已保存 {path}。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/run_training.py" />
   <source>Step {step}: the pinned drawing in {path}.</source>
   <translation>第 {step} 步：固定的画稿在 {path}。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/run_training.py" />
   <source>Paused.</source>
   <translation>已暂停。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/run_training.py" />
   <source>Going on.</source>
   <translation>继续。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/run_training.py" />
   <source>Warning: {message}</source>
   <translation>警告：{message}</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/run_training.py" />
   <source>Done.</source>
   <translation>完成。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/run_training.py" />
   <source>Stopped and saved; `resume` goes on from here.</source>
   <translation>已停止并保存；用 `resume` 可从此处继续。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/run_training.py" />
   <source>Failed: {message}
{detail}</source>
   <translation>失败：{message}
{detail}</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/translate_command.py" />
   <source>Translating</source>
   <translation>正在生成</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/translate_command.py" />
   <source>Passed over {path}: {reason}.</source>
   <translation>已跳过 {path}：{reason}。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/translate_command.py" />
   <source>Passed over {count} more.</source>
   <translation>另外跳过 {count} 个。</translation>
  </message>
  <message>
   <location filename="../../trainer/cli/translate_command.py" />
   <source>{made} made, {count} passed over, {count2} failed.</source>
   <translation>生成 {made} 个，跳过 {count} 个，失败 {count2} 个。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/checks/examination.py" />
   <source>The drawings are label maps that hold the numbers of {count} classes, nearly black to the eye: each number becomes a colour ({names}).</source>
   <translation>画稿是存有 {count} 个类别编号的标签图，肉眼看去几乎全黑：每个编号会变成一种颜色（{names}）。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/checks/examination.py" />
   <source>The pictures are label maps that hold the numbers of {count} classes, nearly black to the eye: each number becomes a colour ({names}).</source>
   <translation>图片是存有 {count} 个类别编号的标签图，肉眼看去几乎全黑：每个编号会变成一种颜色（{names}）。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/checks/examination.py" />
   <source>the drawing is all black</source>
   <translation>画稿全黑</translation>
  </message>
  <message>
   <location filename="../../trainer/data/checks/examination.py" />
   <source>the drawing is all white</source>
   <translation>画稿全白</translation>
  </message>
  <message>
   <location filename="../../trainer/data/checks/examination.py" />
   <source>all of the drawing is of the colour {red} {green} {blue}</source>
   <translation>画稿只有一种颜色 {red} {green} {blue}</translation>
  </message>
  <message>
   <location filename="../../trainer/data/checks/examination.py" />
   <source>the picture is all black</source>
   <translation>图片全黑</translation>
  </message>
  <message>
   <location filename="../../trainer/data/checks/examination.py" />
   <source>the picture is all white</source>
   <translation>图片全白</translation>
  </message>
  <message>
   <location filename="../../trainer/data/checks/examination.py" />
   <source>all of the picture is of the colour {red} {green} {blue}</source>
   <translation>图片只有一种颜色 {red} {green} {blue}</translation>
  </message>
  <message>
   <location filename="../../trainer/data/checks/examination.py" />
   <source>shifted by about {right} % across, {down} % down</source>
   <translation>横向偏移约 {right} %，纵向偏移约 {down} %</translation>
  </message>
  <message>
   <location filename="../../trainer/data/checks/examination.py" />
   <source>the input is richer than the target</source>
   <translation>输入比目标更丰富</translation>
  </message>
  <message>
   <location filename="../../trainer/data/checks/examination.py" />
   <source>{share} % of the pixels</source>
   <translation>{share} % 的像素</translation>
  </message>
  <message>
   <location filename="../../trainer/data/checks/examination.py" />
   <source> and {count} more</source>
   <translation> 等 {count} 种</translation>
  </message>
  <message>
   <location filename="../../trainer/data/checks/examination.py" />
   <source>{file} can't be read ({fault})</source>
   <translation>无法读取 {file}（{fault}）</translation>
  </message>
  <message>
   <location filename="../../trainer/data/checks/examination.py" />
   <source>{sentence}. It is left out.</source>
   <translation>{sentence}。已排除。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/checks/pair_notes.py" />
   <source>What you draw looks richer than what is painted: the two sides may be the wrong way round.</source>
   <translation>您画的内容看起来比模型画的更丰富：两侧可能弄反了。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/checks/pair_notes.py" />
   <source>In {pairs} drawing and picture seem to have changed places.</source>
   <translation>{pairs}的画稿和图片似乎弄反了。</translation>
  </message>
  <message numerus="yes">
   <location filename="../../trainer/data/checks/pair_notes.py" />
   <source>In {count} pictures all is of one colour: from that nothing is learned.</source>
   <translation>
    <numerusform>{count} 张图片只有一种颜色：从中学不到东西。</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="../../trainer/data/checks/pair_notes.py" />
   <source>In {count} pairs all is of one colour: from that nothing is learned.</source>
   <translation>
    <numerusform>{count} 个图对只有一种颜色：从中学不到东西。</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../trainer/data/checks/pair_notes.py" />
   <source>In {pairs} the two sides don’t lie at the same place: what is learned from them gets blurred.</source>
   <translation>{pairs}的两侧位置不一致：学出来的结果会模糊。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/checks/pair_notes.py" />
   <source>In {pairs} the sizes of the two sides don’t fit as in the others: the picture is scaled to the drawing.</source>
   <translation>{pairs}两侧的尺寸关系与其他图对不同：图片会缩放到画稿的尺寸。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/checks/pair_notes.py" />
   <source>In {pairs} there are colours beside the {count} that the labels seem to be made of, as scaling and JPEG leave them.</source>
   <translation>{pairs}中有标签所用的 {count} 种颜色之外的颜色，通常由缩放和 JPEG 造成。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/checks/pair_notes.py" />
   <source>In {pairs} there are colours beside the palette, as scaling and JPEG leave them.</source>
   <translation>{pairs}中有调色板之外的颜色，通常由缩放和 JPEG 造成。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/checks/pair_notes.py" />
   <source>like {file}</source>
   <translation>与 {file} 相同</translation>
  </message>
  <message numerus="yes">
   <location filename="../../trainer/data/checks/pair_notes.py" />
   <source>{count} pictures are there twice: they would count double.</source>
   <translation>
    <numerusform>{count} 张图片重复：会被重复计算。</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="../../trainer/data/checks/pair_notes.py" />
   <source>{count} pairs are there twice: they would count double.</source>
   <translation>
    <numerusform>{count} 个图对重复：会被重复计算。</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="../../trainer/data/checks/pair_notes.py" />
   <source>There are only {n} to learn from: start from a model that knows something similar, or add more.</source>
   <translation>
    <numerusform>只有 {n} 个可供学习：请从已掌握相近内容的模型开始，或增加一些。</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../trainer/data/checks/pair_notes.py" />
   <source>{across} times as wide and {down} times as high as the drawing</source>
   <translation>宽为画稿的 {across} 倍，高为 {down} 倍</translation>
  </message>
  <message>
   <location filename="../../trainer/data/dataset.py" />
   <location filename="../../trainer/laboratory/segmenter_training.py" />
   <source>None of the pairs can be read; the last one: {said}</source>
   <translation>没有可读取的图对；最后一个：{said}</translation>
  </message>
  <message>
   <location filename="../../trainer/data/decoding/image_formats.py" />
   <source>PNG, JPEG, WebP, GIF, BMP, TIFF or AVIF</source>
   <translation>PNG、JPEG、WebP、GIF、BMP、TIFF 或 AVIF</translation>
  </message>
  <message>
   <location filename="../../trainer/data/decoding/image_opener.py" />
   <source>{path} is empty: get it again from where it came.</source>
   <translation>{path} 是空文件：请重新获取。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/decoding/image_opener.py" />
   <source>{path} is no image that can be read: use {read}.</source>
   <translation>{path} 不是可读取的图片：请使用 {read}。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/decoding/image_opener.py" />
   <source>{path} is a picture in the format {name}: save it as PNG or JPEG.</source>
   <translation>{path} 是 {name} 格式的图片：请另存为 PNG 或 JPEG。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/decoding/image_opener.py" />
   <source>{path} is too big ({length} MB): scale it down first.</source>
   <translation>{path} 太大（{length} MB）：请先缩小。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/decoding/image_opener.py" />
   <source>{path} is a folder: choose an image in it.</source>
   <translation>{path} 是文件夹：请选择其中的图片。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/decoding/image_opener.py" />
   <source>{path} is no file but a device or a pipe: choose an image.</source>
   <translation>{path} 不是文件而是设备或管道：请选择图片。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/decoding/image_opener.py" />
   <source>{path} has tiles too big to read: save it as PNG.</source>
   <translation>{path} 的图块太大，无法读取：请另存为 PNG。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/decoding/image_opener.py" />
   <source>{path} is damaged: it has no pixels.</source>
   <translation>{path} 已损坏：没有像素。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/decoding/image_opener.py" />
   <location filename="../../trainer/translation/film_files.py" />
   <source>{path} is too big ({width}x{height}): scale it down first.</source>
   <translation>{path} 太大（{width}x{height}）：请先缩小。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/decoding/image_opener.py" />
   <source>{path} is a JPEG of {scans} scans: save it anew.</source>
   <translation>{path} 是含 {scans} 次扫描的 JPEG：请重新保存。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/decoding/image_opener.py" />
   <source>There is no image at {name}: it may have been moved or deleted.</source>
   <translation>{name} 处没有图片：可能已被移动或删除。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/decoding/image_opener.py" />
   <source>{name} is too big for the memory: scale it down first.</source>
   <translation>{name} 太大，内存不足：请先缩小。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/decoding/image_opener.py" />
   <source>{name} is damaged, or of a kind that can't be read: save it anew.</source>
   <translation>{name} 已损坏，或是无法读取的类型：请重新保存。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/decoding/image_opener.py" />
   <location filename="../../trainer/files/reasons.py" />
   <location filename="../../trainer/files/zip_reader.py" />
   <source>it ends too early</source>
   <translation>过早结束</translation>
  </message>
  <message>
   <location filename="../../trainer/data/decoding/image_opener.py" />
   <location filename="../../trainer/files/zip_reader.py" />
   <location filename="../../trainer/laboratory/segmenter_card.py" />
   <location filename="../../trainer/pix2pix/model_file.py" />
   <source>its content makes no sense</source>
   <translation>内容无意义</translation>
  </message>
  <message>
   <location filename="../../trainer/data/decoding/image_opener.py" />
   <source>{name} is damaged or can't be read ({said}).</source>
   <translation>{name} 已损坏或无法读取（{said}）。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/decoding/image_opener.py" />
   <source>{name} is damaged: its content makes no sense.</source>
   <translation>{name} 已损坏：内容无意义。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/folders/folder_layout.py" />
   <source> and more</source>
   <translation> 等</translation>
  </message>
  <message>
   <location filename="../../trainer/data/folders/folder_listing.py" />
   <source>In {folder} the image “{first}” has no partner of the same name and is left out.</source>
   <translation>{folder} 中的图片“{first}”没有同名的另一半，已排除。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/folders/folder_listing.py" />
   <source>In {folder} {count} images have no partner of the same name and are left out, such as “{first}”.</source>
   <translation>{folder} 中有 {count} 张图片没有同名的另一半，已排除，例如“{first}”。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/folders/folder_listing.py" />
   <source>In {folder} the image “{first}” has the name of another one and is left out.</source>
   <translation>{folder} 中的图片“{first}”与另一张重名，已排除。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/folders/folder_listing.py" />
   <source>In {folder} {count} images have the names of others and are left out, such as “{first}”.</source>
   <translation>{folder} 中有 {count} 张图片与其他图片重名，已排除，例如“{first}”。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/folders/folder_listing.py" />
   <source>In {folder} the image “{first}” ({kinds}) is in a format that can’t be read and left out; save it as PNG or JPEG.</source>
   <translation>{folder} 中的图片“{first}”（{kinds}）格式无法读取，已排除；请另存为 PNG 或 JPEG。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/folders/folder_listing.py" />
   <source>In {folder} {count} images ({kinds}) are in formats that can’t be read and left out; save them as PNG or JPEG, such as “{first}”.</source>
   <translation>{folder} 中有 {count} 张图片（{kinds}）格式无法读取，已排除；请另存为 PNG 或 JPEG，例如“{first}”。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/folders/folder_listing.py" />
   <source>In {folder} the folder of images “{first}” is part of no pair and is passed over.</source>
   <translation>{folder} 中的图片文件夹“{first}”不属于任何图对，已跳过。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/folders/folder_listing.py" />
   <source>In {folder} {count} folders of images are part of no pair and are passed over, such as “{first}”.</source>
   <translation>{folder} 中有 {count} 个图片文件夹不属于任何图对，已跳过，例如“{first}”。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/folders/folder_listing.py" />
   <source>In {folder} the folder “{first}” is named like an image, but it is a folder, and is passed over.</source>
   <translation>{folder} 中的文件夹“{first}”名称像图片，但它是文件夹，已跳过。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/folders/folder_listing.py" />
   <source>In {folder} {count} folders are named like images, but they are folders, and are passed over, such as “{first}”.</source>
   <translation>{folder} 中有 {count} 个文件夹名称像图片，但它们是文件夹，已跳过，例如“{first}”。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/folders/folder_listing.py" />
   <source>In {folder} “{first}” is hidden and passed over.</source>
   <translation>在 {folder} 中，“{first}”是隐藏的，已跳过。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/folders/folder_listing.py" />
   <source>In {folder} {count} hidden files or folders are passed over, such as “{first}”.</source>
   <translation>在 {folder} 中，跳过了 {count} 个隐藏的文件或文件夹，例如“{first}”。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/folders/folder_listing.py" />
   <source>In {folder} the file “{first}” is no image and is passed over.</source>
   <translation>{folder} 中的文件“{first}”不是图片，已跳过。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/folders/folder_listing.py" />
   <source>In {folder} {count} files ({kinds}) are no images and are passed over, such as “{first}”.</source>
   <translation>{folder} 中有 {count} 个文件（{kinds}）不是图片，已跳过，例如“{first}”。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/folders/folder_listing.py" />
   <source>without an ending</source>
   <translation>无扩展名</translation>
  </message>
  <message>
   <location filename="../../trainer/data/folders/folder_listing.py" />
   <source>The folder {folder} can't be looked into ({why}).</source>
   <translation>无法查看文件夹 {folder}（{why}）。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/folders/pair_search.py" />
   <source>There is no folder {root}: check the name of the data.</source>
   <translation>没有文件夹 {root}：请检查数据的名称。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/folders/pair_search.py" />
   <source>{start} holds no images: choose a folder with pictures in it.</source>
   <translation>{start} 中没有图片：请选择含有图片的文件夹。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/folders/pair_search.py" />
   <source>{where} has several folders with images ({names}): name one with --target.</source>
   <translation>{where} 中有多个图片文件夹（{names}）：请用 --target 指定一个。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/folders/pair_search.py" />
   <source>No image in {first} has a partner of the same name in {second}: give the two images of a pair the same name.</source>
   <translation>{first} 中的图片在 {second} 中都没有同名的另一半：请让图对的两张图片同名。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/folders/pair_search.py" />
   <source>No image in {where} has the name of a pair: give the three images the same name.</source>
   <translation>{where} 中没有图片与图对同名：请让三张图片同名。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/folders/pair_set.py" />
   <source>All pairs are left out: there is nothing to learn from.</source>
   <translation>所有图对都被排除：没有可学习的内容。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/folders/side_choice.py" />
   <source>{where} has several folders beside “{named}”: name both with --input and --target.</source>
   <translation>{where} 中除“{named}”外还有多个文件夹：请用 --input 和 --target 指定两者。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/folders/side_choice.py" />
   <source>{start} has no folder “{name}” with images (folders with images: {found}).</source>
   <translation>{start} 中没有含图片的文件夹“{name}”（有图片的文件夹：{found}）。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/folders/side_choice.py" />
   <source>{where} has images in one folder only ({there}) where a pair needs two: give the pictures of the other side a folder of their own.</source>
   <translation>{where} 中只有一个文件夹有图片（{there}），而图对需要两个：请把另一侧的图片放在单独的文件夹中。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/folders/side_choice.py" />
   <source>{where} has {count} folders with images ({names}) where a pair needs two: name them with --input and --target.</source>
   <translation>{where} 中有 {count} 个图片文件夹（{names}），而图对需要两个：请用 --input 和 --target 指定。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/folders/suffix_pairs.py" />
   <source>without an end</source>
   <translation>无后缀</translation>
  </message>
  <message>
   <location filename="../../trainer/data/image_files.py" />
   <source>{path} is too big ({width}x{height}).</source>
   <translation>{path} 太大（{width}x{height}）。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/pair_writer.py" />
   <source>{input} has areas of {first} and of {second}, which would become one class: give a palette that has both.</source>
   <translation>{input} 中有 {first} 和 {second} 的区域，它们会变成同一类：请给出含有两者的调色板。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/pair_writer.py" />
   <source>{out} isn't empty: choose a new folder for the pairs.</source>
   <translation>{out} 不是空文件夹：请为图对选择新的文件夹。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/pair_writer.py" />
   <source>{out} can't be written ({why}): make room, or choose another.</source>
   <translation>无法写入 {out}（{why}）：请腾出空间，或选择其他位置。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/pair_writer.py" />
   <source>None of the {total} images can be used; the last one: {warnings}</source>
   <translation>{total} 张图片都无法使用；最后一个：{warnings}</translation>
  </message>
  <message>
   <location filename="../../trainer/data/pairs.py" />
   <source>{input} is one pixel wide: a combined image holds input and target side by side.</source>
   <translation>{input} 只有一个像素宽：合并图片应左右并排放置输入和目标。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/pairs.py" />
   <source>{path} holds no numbers of classes as the other label maps do: save it like them.</source>
   <translation>{path} 不像其他标签图那样存有类别编号：请以相同方式保存。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/pairs.py" />
   <source>{to} ({width}x{height}) and {path} ({other_width}x{other_height}) differ in shape: crop one like the other.</source>
   <translation>{to}（{width}x{height}）与 {path}（{other_width}x{other_height}）形状不同：请裁切成一致。</translation>
  </message>
  <message>
   <location filename="../../trainer/data/recognition.py" />
   <source>{pairs}, each in one image side by side</source>
   <translation>{pairs}，每对左右并排在一张图片中</translation>
  </message>
  <message>
   <location filename="../../trainer/data/recognition.py" />
   <source>{pairs} in one folder, told apart by the ends of their names: “{first}” and “{second}”</source>
   <translation>{pairs}在同一文件夹中，由名称末尾区分：“{first}”和“{second}”</translation>
  </message>
  <message>
   <location filename="../../trainer/data/recognition.py" />
   <source>the folder itself</source>
   <translation>该文件夹本身</translation>
  </message>
  <message>
   <location filename="../../trainer/data/recognition.py" />
   <source>{pairs} in two folders, {first} and {second}</source>
   <translation>{pairs}在两个文件夹中：{first}和{second}</translation>
  </message>
  <message numerus="yes">
   <location filename="../../trainer/data/recognition.py" />
   <source>{count} single pictures, without drawings of them</source>
   <translation>
    <numerusform>{count} 张单独的图片，没有对应的画稿</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../trainer/files/json_reader.py" />
   <source>more than {most_bytes} bytes</source>
   <translation>超过 {most_bytes} 字节</translation>
  </message>
  <message>
   <location filename="../../trainer/files/json_reader.py" />
   <source>nested more than {deepest} deep</source>
   <translation>嵌套超过 {deepest} 层</translation>
  </message>
  <message>
   <location filename="../../trainer/files/reasons.py" />
   <source>the disk is full</source>
   <translation>磁盘已满</translation>
  </message>
  <message>
   <location filename="../../trainer/files/reasons.py" />
   <source>there is no permission for it</source>
   <translation>没有权限</translation>
  </message>
  <message>
   <location filename="../../trainer/files/reasons.py" />
   <source>the disk can only be read</source>
   <translation>磁盘是只读的</translation>
  </message>
  <message>
   <location filename="../../trainer/files/reasons.py" />
   <source>its disk is gone</source>
   <translation>所在磁盘已断开</translation>
  </message>
  <message>
   <location filename="../../trainer/files/reasons.py" />
   <source>the disk fails</source>
   <translation>磁盘出错</translation>
  </message>
  <message>
   <location filename="../../trainer/files/reasons.py" />
   <source>another program has it open</source>
   <translation>正被其他程序使用</translation>
  </message>
  <message>
   <location filename="../../trainer/files/reasons.py" />
   <source>no more room is allowed there</source>
   <translation>已达到空间限额</translation>
  </message>
  <message>
   <location filename="../../trainer/files/reasons.py" />
   <source>it would be too big for this disk</source>
   <translation>对此磁盘来说太大</translation>
  </message>
  <message>
   <location filename="../../trainer/files/reasons.py" />
   <location filename="../../trainer/files/regular_file.py" />
   <source>it is a folder</source>
   <translation>它是文件夹</translation>
  </message>
  <message>
   <location filename="../../trainer/files/reasons.py" />
   <source>a part of its path is a file</source>
   <translation>其路径的一部分是文件</translation>
  </message>
  <message>
   <location filename="../../trainer/files/reasons.py" />
   <source>there is no such file or folder</source>
   <translation>没有这个文件或文件夹</translation>
  </message>
  <message>
   <location filename="../../trainer/files/reasons.py" />
   <source>there is one already</source>
   <translation>已经存在</translation>
  </message>
  <message>
   <location filename="../../trainer/files/reasons.py" />
   <source>the folder isn't empty</source>
   <translation>文件夹不是空的</translation>
  </message>
  <message>
   <location filename="../../trainer/files/reasons.py" />
   <source>its name is too long</source>
   <translation>名称太长</translation>
  </message>
  <message>
   <location filename="../../trainer/files/reasons.py" />
   <source>no file can have that name</source>
   <translation>文件不能使用这个名称</translation>
  </message>
  <message>
   <location filename="../../trainer/files/reasons.py" />
   <source>no file there can be called or used so</source>
   <translation>那里的文件不能这样命名或使用</translation>
  </message>
  <message>
   <location filename="../../trainer/files/reasons.py" />
   <source>its links lead nowhere</source>
   <translation>其链接没有指向任何文件</translation>
  </message>
  <message>
   <location filename="../../trainer/files/reasons.py" />
   <source>it is on another disk</source>
   <translation>它在另一个磁盘上</translation>
  </message>
  <message>
   <location filename="../../trainer/files/reasons.py" />
   <source>too many files are open</source>
   <translation>打开的文件太多</translation>
  </message>
  <message>
   <location filename="../../trainer/files/reasons.py" />
   <source>there is no memory left</source>
   <translation>内存不足</translation>
  </message>
  <message>
   <location filename="../../trainer/files/reasons.py" />
   <source>its disk doesn't answer</source>
   <translation>所在磁盘没有响应</translation>
  </message>
  <message>
   <location filename="../../trainer/files/reasons.py" />
   <source>whoever reads it has gone</source>
   <translation>读取它的程序已退出</translation>
  </message>
  <message>
   <location filename="../../trainer/files/reasons.py" />
   <source>the system’s error {number}</source>
   <translation>系统错误 {number}</translation>
  </message>
  <message>
   <location filename="../../trainer/files/reasons.py" />
   <source>“{what}” is missing in {where}</source>
   <translation>{where} 中缺少“{what}”</translation>
  </message>
  <message>
   <location filename="../../trainer/files/reasons.py" />
   <source>“{what}” is missing</source>
   <translation>缺少“{what}”</translation>
  </message>
  <message>
   <location filename="../../trainer/files/reasons.py" />
   <source>{where} can’t be what it is</source>
   <translation>{where} 的值无效</translation>
  </message>
  <message>
   <location filename="../../trainer/files/reasons.py" />
   <source>it holds something else than it should</source>
   <translation>内容与预期不符</translation>
  </message>
  <message>
   <location filename="../../trainer/files/reasons.py" />
   <source>it is no JSON</source>
   <translation>不是 JSON</translation>
  </message>
  <message>
   <location filename="../../trainer/files/regular_file.py" />
   <source>more than {most} bytes</source>
   <translation>超过 {most} 字节</translation>
  </message>
  <message>
   <location filename="../../trainer/files/regular_file.py" />
   <source>a symbolic link, which isn’t followed here</source>
   <translation>符号链接，此处不予跟随</translation>
  </message>
  <message>
   <location filename="../../trainer/files/regular_file.py" />
   <source>no regular file</source>
   <translation>不是普通文件</translation>
  </message>
  <message>
   <location filename="../../trainer/files/safetensors_header.py" />
   <source>{path} is cut short, or is no model file: get it again from where it came.</source>
   <translation>{path} 不完整，或不是模型文件：请重新获取。</translation>
  </message>
  <message>
   <location filename="../../trainer/files/safetensors_header.py" />
   <location filename="../../trainer/laboratory/study/results.py" />
   <location filename="../../trainer/pix2pix/foreign/checkpoints.py" />
   <location filename="../../trainer/pix2pix/model_file.py" />
   <source>{path} can't be read ({why}).</source>
   <translation>无法读取 {path}（{why}）。</translation>
  </message>
  <message>
   <location filename="../../trainer/files/safetensors_header.py" />
   <source>{path} is not a model file: choose a .safetensors file made by Sketchpad.</source>
   <translation>{path} 不是模型文件：请选择 Sketchpad 制作的 .safetensors 文件。</translation>
  </message>
  <message>
   <location filename="../../trainer/files/zip_reader.py" />
   <source>no archive</source>
   <translation>不是压缩包</translation>
  </message>
  <message>
   <location filename="../../trainer/files/zip_reader.py" />
   <source>a list of parts of {listed} bytes</source>
   <translation>长达 {listed} 字节的文件列表</translation>
  </message>
  <message>
   <location filename="../../trainer/files/zip_reader.py" />
   <source>too big: its part {name} would unpack to {file_size} bytes</source>
   <translation>太大：其中的 {name} 解压后将达 {file_size} 字节</translation>
  </message>
  <message>
   <location filename="../../trainer/files/zip_reader.py" />
   <source>its part {name}: {error}</source>
   <translation>其中的 {name}：{error}</translation>
  </message>
  <message>
   <location filename="../../trainer/files/zip_reader.py" />
   <source>it asks for a password</source>
   <translation>需要密码</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/comparison/cell_training.py" />
   <source>{root} was trained with other settings: choose another folder with --out, or the same settings.</source>
   <translation>{root} 是用其他设置训练的：请用 --out 选择其他文件夹，或使用相同的设置。</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/comparison/cell_training.py" />
   <source>{root} can't be written ({why}): make room.</source>
   <translation>无法写入 {root}（{why}）：请腾出空间。</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/comparison/compared.py" />
   <source>Pixels</source>
   <translation>像素</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/comparison/compared.py" />
   <source>FCN-score: the share of pixels in which a network recognises what was drawn</source>
   <translation>FCN 分数：网络能认出所画内容的像素比例</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/comparison/compared.py" />
   <source>Classes</source>
   <translation>类别</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/comparison/compared.py" />
   <source>The same, each class counting alike</source>
   <translation>同上，每个类别权重相同</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/comparison/compared.py" />
   <source>IoU</source>
   <translation>IoU</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/comparison/compared.py" />
   <source>FCN-score as intersection over union of the classes; the strictest of the three</source>
   <translation>以各类别交并比计算的 FCN 分数；三者中最严格</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/comparison/compared.py" />
   <source>Perceptual</source>
   <translation>感知</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/comparison/compared.py" />
   <source>Distance from the target in a network that has learned to see</source>
   <translation>在学会“看”的网络中与目标的距离</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/comparison/compared.py" />
   <source>How much of the lightness is as frequent as in the targets (histogram intersection)</source>
   <translation>亮度分布与目标的重合程度（直方图交集）</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/comparison/compared.py" />
   <source>The same of the colours from green to red</source>
   <translation>从绿到红的颜色，同上</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/comparison/compared.py" />
   <source>The same of the colours from blue to yellow</source>
   <translation>从蓝到黄的颜色，同上</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/comparison/compared.py" />
   <source>Spread</source>
   <translation>色彩度</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/comparison/compared.py" />
   <source>How colourful pictures are; the nearer to the targets’ the better, less is greyer</source>
   <translation>图像的鲜艳程度；越接近目标越好，越低越灰</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/comparison/compared.py" />
   <source>Mean difference of pixels; rewards blur</source>
   <translation>像素的平均差异；偏好模糊</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/comparison/compared.py" />
   <source>Nearness of pixels in dB; rewards blur</source>
   <translation>像素的接近程度，单位 dB；偏好模糊</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/comparison/compared.py" />
   <source>Likeness of structure; rewards blur</source>
   <translation>结构的相似度；偏好模糊</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/comparison/compared.py" />
   <source>Variety</source>
   <translation>多样性</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/comparison/compared.py" />
   <source>Distance in Lab between pictures of one input, with dropout as it was trained</source>
   <translation>同一输入的各图像在 Lab 中的距离，Dropout 与训练时相同</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/comparison/comparison.py" />
   <source>Training {title}</source>
   <translation>正在训练 {title}</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/comparison/comparison.py" />
   <source>Measuring {title}</source>
   <translation>正在测量 {title}</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/comparison/comparison.py" />
   <source>A network of {count} classes that learned from {pairs} of “{data}” in {steps} steps; class IoU {class_iou} on photos that were set aside.</source>
   <translation>一个 {count} 类的网络，用“{data}”的 {pairs}学习了 {steps} 步；在留出的照片上类别 IoU 为 {class_iou}。</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/comparison/comparison.py" />
   <source>The targets themselves</source>
   <translation>目标本身</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/comparison/comparison.py" />
   <source>The mean target</source>
   <translation>平均目标</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/comparison/comparison.py" />
   <source>The inputs</source>
   <translation>输入</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/evaluate.py" />
   <source>The segmenter is useless on the real photos: its class IoU is {class_iou} where always saying the commonest class gets {class_iou2}; there is no FCN-score. Train it longer.</source>
   <translation>分割网络在真实照片上无用：其类别 IoU 为 {class_iou}，而总是猜最常见的类别就有 {class_iou2}；没有 FCN 分数。请训练更久。</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/evaluate.py" />
   <source>None of the {count} validation pairs in {data} can be read: {warnings}</source>
   <translation>{data} 中的 {count} 个验证图对都无法读取：{warnings}</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/evaluate.py" />
   <source>“{name}” doesn’t draw from label maps, so that there is nothing to recognise in its pictures: no FCN-score.</source>
   <translation>“{name}”不使用标签图，其图像中没有可识别的内容：没有 FCN 分数。</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/segmenter.py" />
   <source>{path} doesn't fit its own card: train the segmenter again.</source>
   <translation>{path} 与其自身的卡片不符：请重新训练分割网络。</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/segmenter_card.py" />
   <source>{path} is no segmenter: make one with `sketchpad-trainer segmenter train DATA --out FILE`.</source>
   <translation>{path} 不是分割网络：请用 `sketchpad-trainer segmenter train DATA --out FILE` 制作。</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/segmenter_card.py" />
   <source>{path} is cut short or damaged ({error}): train the segmenter again.</source>
   <translation>{path} 不完整或已损坏（{error}）：请重新训练分割网络。</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/segmenter_training.py" />
   <source>The inputs in {data} are no label maps: a segmenter needs a colour for each class; name the colours with --palette FILE.json, or choose the inputs with --direction or --input.</source>
   <translation>{data} 中的输入不是标签图：分割网络要求每个类别一种颜色；请用 --palette FILE.json 指定颜色，或用 --direction 或 --input 选择输入。</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/study/results.py" />
   <source>{path} is no result of a study ({error}).</source>
   <translation>{path} 不是评判的结果（{error}）。</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/study/results.py" />
   <source>The result of {participant} is of another study, of the model “{model}”.</source>
   <translation>{participant} 的结果属于另一项评判，模型为“{model}”。</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/study/results.py" />
   <source>{participant} has taken part already: each person counts once for each model.</source>
   <translation>{participant} 已参加过：每人对每个模型只计一次。</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/study/results.py" />
   <source>In the result of {participant} no picture was shown for one second: nothing counts.</source>
   <translation>{participant} 的结果中没有一张图片显示了一秒：均不计入。</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/study/trials.py" />
   <source>{folder} holds no study ({error}): make one with “Ask people”.</source>
   <translation>{folder} 中没有评判（{error}）：请用“请人评判”制作。</translation>
  </message>
  <message>
   <location filename="../../trainer/laboratory/study_maker.py" />
   <source>{data} has {count} pictures to validate with, and a study needs {fewest} at least: add some to its folder val.</source>
   <translation>{data} 中有 {count} 张验证图片，而评判至少需要 {fewest} 张：请在其 val 文件夹中添加一些。</translation>
  </message>
  <message numerus="yes">
   <location filename="../../trainer/messages.py" />
   <source>{count} pairs</source>
   <translation>
    <numerusform>{count} 个图对</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../trainer/messages.py" />
   <source>{others} and {last}</source>
   <translation>{others}和{last}</translation>
  </message>
  <message>
   <location filename="../../trainer/model_card.py" />
   <source>You draw outlines; the model paints them.</source>
   <translation>您画轮廓；模型来上色。</translation>
  </message>
  <message>
   <location filename="../../trainer/model_card.py" />
   <source>Lines and dabs</source>
   <translation>线条和色点</translation>
  </message>
  <message>
   <location filename="../../trainer/model_card.py" />
   <source>You draw outlines, and hint at colours with a few dabs.</source>
   <translation>您画轮廓，并用几个色点提示颜色。</translation>
  </message>
  <message>
   <location filename="../../trainer/model_card.py" />
   <source>You lay down flat areas of colour; the model renders them.</source>
   <translation>您平涂色块；模型渲染它们。</translation>
  </message>
  <message>
   <location filename="../../trainer/model_card.py" />
   <source>{name} was made by a newer version of Sketchpad (model format {format}): update Sketchpad to open it.</source>
   <translation>{name} 由更新版本的 Sketchpad 制作（模型格式 {format}）：请更新 Sketchpad 后打开。</translation>
  </message>
  <message>
   <location filename="../../trainer/model_card.py" />
   <source>The model card in {name} can't be read ({error}): get the file again from where it came.</source>
   <translation>无法读取 {name} 中的模型卡片（{error}）：请重新获取该文件。</translation>
  </message>
  <message>
   <location filename="../../trainer/model_card.py" />
   <source>{path} holds weights but no Sketchpad model card: choose a model made by Sketchpad.</source>
   <translation>{path} 有权重但没有 Sketchpad 模型卡片：请选择 Sketchpad 制作的模型。</translation>
  </message>
  <message>
   <location filename="../../trainer/model_card.py" />
   <source>{path} can't be changed ({why}): make room, or copy it to a folder of your own.</source>
   <translation>无法更改 {path}（{why}）：请腾出空间，或复制到您自己的文件夹。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/checkpoints.py" />
   <source>{path} is no checkpoint that can be read: choose a .pth or .pt file written by PyTorch, or a .pict file of the web demo.</source>
   <translation>{path} 不是可读取的检查点：请选择 PyTorch 写出的 .pth 或 .pt 文件，或网页演示的 .pict 文件。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/checkpoints.py" />
   <source>There is no checkpoint at {path}: it may have been moved or deleted.</source>
   <translation>{path} 处没有检查点：可能已被移动或删除。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/checkpoints.py" />
   <source>{path} can't be read: {error}; get it again from where it came.</source>
   <translation>无法读取 {path}：{error}；请重新获取。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/checkpoints.py" />
   <source>{path} holds no weights: choose the file of the generator, such as net_G.</source>
   <translation>{path} 中没有权重：请选择生成器的文件，例如 net_G。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/checkpoints.py" />
   <source>{path} was refused, for it holds a whole program object ({name}), and opening that would run code: save the network's state_dict() with torch.save instead.</source>
   <translation>已拒绝 {path}，因为它保存了整个程序对象（{name}），打开会运行代码：请改用 torch.save 保存网络的 state_dict()。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/checkpoints.py" />
   <source>{path} was refused, for it asks to run code ({name}), and weights need none: don't open it elsewhere either unless you trust where it came from.</source>
   <translation>已拒绝 {path}，因为它要求运行代码（{name}），而权重并不需要：除非信任其来源，否则也不要在别处打开。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/checkpoints.py" />
   <source>{path} is damaged: its tensor {name} claims numbers that aren't in the file.</source>
   <translation>{path} 已损坏：张量 {name} 指向文件中不存在的数值。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/checkpoints.py" />
   <source>{path} holds a network too large to draw with: its tensor {name} alone.</source>
   <translation>{path} 中的网络太大，无法用于绘画：仅张量 {name} 就过大。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/checkpoints.py" />
   <source>{path} is damaged: its tensor {name} is cut short.</source>
   <translation>{path} 已损坏：张量 {name} 不完整。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/checkpoints.py" />
   <source>{path} is a TorchScript program: save the network's state_dict() with torch.save instead.</source>
   <translation>{path} 是 TorchScript 程序：请改用 torch.save 保存网络的 state_dict()。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/checkpoints.py" />
   <source>{path} is a zip file, but not one that PyTorch wrote: choose a .pth or .pt file.</source>
   <translation>{path} 是 zip 文件，但不是 PyTorch 写出的：请选择 .pth 或 .pt 文件。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/checkpoints.py" />
   <source>{path} was written on a machine of another byte order: save it anew.</source>
   <translation>{path} 是在字节序不同的机器上写出的：请重新保存。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/checkpoints.py" />
   <location filename="../../trainer/pix2pix/foreign/pickles.py" />
   <source>it describes far more than the weights of a network</source>
   <translation>描述的内容远多于网络权重</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/checkpoints.py" />
   <source>{path} is cut short or damaged: get it again from where it came.</source>
   <translation>{path} 不完整或已损坏：请重新获取。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/checkpoints.py" />
   <source>{path} is damaged: its part {name} is missing.</source>
   <translation>{path} 已损坏：缺少其中的 {name}。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/checkpoints.py" />
   <source>{path} is compressed, which PyTorch never does: unpack it and save it anew.</source>
   <translation>{path} 被压缩过，而 PyTorch 从不压缩：请解压后重新保存。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/checkpoints.py" />
   <source>{path} is damaged: its part {name} claims more bytes than there are.</source>
   <translation>{path} 已损坏：其中的 {name} 声称的字节数多于实际。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/checkpoints.py" />
   <source>{path} is cut short: get it again from where it came.</source>
   <translation>{path} 不完整：请重新获取。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/checkpoints.py" />
   <source>{path} is damaged: its list of parts is larger than any network's.</source>
   <translation>{path} 已损坏：其文件列表大于任何网络。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/checkpoints.py" />
   <source>it is a pickle, but no checkpoint of PyTorch</source>
   <translation>是 pickle，但不是 PyTorch 检查点</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/checkpoints.py" />
   <source>it is of a version that nobody writes</source>
   <translation>是无人使用的版本</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/checkpoints.py" />
   <source>it was written on a machine of another byte order</source>
   <translation>是在字节序不同的机器上写出的</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/conversion.py" />
   <source>{file} doesn't fit the network that its names speak of: {name} has no place.</source>
   <translation>{file} 与其名称所示的网络不符：{name} 没有位置。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/conversion.py" />
   <source>{file} is damaged: what becomes {name} holds values that are no numbers.</source>
   <translation>{file} 已损坏：将成为 {name} 的数值无效。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/conversion.py" />
   <source>{file} keeps no running statistics: import it with each image's own (--norm-statistics own).</source>
   <translation>{file} 没有保存运行统计量：请使用每张图像自己的统计量导入（--norm-statistics own）。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/conversion.py" />
   <source>White lines on black and an input from 0 to 1 can't be assumed together: leave out one.</source>
   <translation>“黑底白线”与“输入从 0 到 1”不能同时假定：请去掉一个。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/conversion.py" />
   <source>{file} makes {channels} channels from {inputs}: Sketchpad draws with networks that make pictures of one or three channels from such.</source>
   <translation>{file} 由 {inputs} 个通道生成 {channels} 个通道：Sketchpad 使用由一或三个通道生成一或三个通道的网络。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/conversion.py" />
   <source>{file} contradicts itself: {part} has {count} numbers for {outputs} channels.</source>
   <translation>{file} 自相矛盾：{part} 有 {count} 个数值，而通道数为 {outputs}。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/foreign_model.py" />
   <source>Imported from {path}.</source>
   <translation>从 {path} 导入。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/foreign_model.py" />
   <source>A ResNet of {blocks} blocks</source>
   <translation>{blocks} 个残差块的 ResNet</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/foreign_model.py" />
   <source>A U-Net {depth}</source>
   <translation>U-Net {depth}</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/foreign_model.py" />
   <source>no norm</source>
   <translation>无归一化</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/foreign_model.py" />
   <source>{what}, width {width}, {norm}, of {program}.</source>
   <translation>{what}，宽度 {width}，{norm}，来自{program}。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/foreign_model.py" />
   <source> (as {file} says)</source>
   <translation>（根据 {file}）</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/foreign_model.py" />
   <source>each image's own</source>
   <translation>每张图像自己的</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/foreign_model.py" />
   <source>those kept from training</source>
   <translation>训练时保存的</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/foreign_model.py" />
   <source> (--norm-statistics {other} is the other way)</source>
   <translation>（也可用 --norm-statistics {other}）</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/foreign_model.py" />
   <source>statistics of the norms: {where}{other}</source>
   <translation>归一化统计量：{where}{other}</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/foreign_model.py" />
   <source>dropout while drawing: {dropout}, and trained with it{trained}</source>
   <translation>绘画时的 Dropout：{dropout}，训练时有 Dropout{trained}</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/foreign_model.py" />
   <source>channels: {order}</source>
   <translation>通道顺序：{order}</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/foreign_model.py" />
   <source>input from {value} to 1</source>
   <translation>输入从 {value} 到 1</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/foreign_model.py" />
   <source>lines: white on black</source>
   <translation>线条：黑底白线</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/foreign_model.py" />
   <source>direction {direction}{told}</source>
   <translation>方向 {direction}{told}</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/foreign_model.py" />
   <source>{path} holds no generator: choose a folder with latest_net_G.pth, or the file itself.</source>
   <translation>{path} 中没有生成器：请选择含 latest_net_G.pth 的文件夹，或该文件本身。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/foreign_model.py" />
   <source>{file} speaks of another network ({generator}) and was passed over</source>
   <translation>{file} 描述的是另一种网络（{generator}），已跳过</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/generator_recognition.py" />
   <source>{file} holds a network of {weights} weights, too large to draw with here.</source>
   <translation>{file} 中的网络有 {weights} 个权重，太大而无法在此绘画。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/generator_recognition.py" />
   <source>which network: “{where}”, not {others} (--network names another)</source>
   <translation>哪个网络：“{where}”，而非 {others}（--network 可指定另一个）</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/generator_recognition.py" />
   <source>{file} holds no generator called {network}: leave --network out to see what it holds.</source>
   <translation>{file} 中没有名为 {network} 的生成器：去掉 --network 可查看其内容。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/generator_recognition.py" />
   <source>{file} is a discriminator, which judges pictures and draws none: choose the generator's file (net_G).</source>
   <translation>{file} 是判别器，只评判图像而不绘画：请选择生成器的文件（net_G）。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/generator_recognition.py" />
   <source>{file} looks like a generator, but {reason}: Sketchpad draws with the U-Nets and ResNets of pix2pix.</source>
   <translation>{file} 像是生成器，但{reason}：Sketchpad 使用 pix2pix 的 U-Net 和 ResNet 绘画。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/generator_recognition.py" />
   <source>{file} holds {count} tensors (the first is {first}), and they are no generator of pix2pix that is known here: choose the file of a U-Net or ResNet generator.</source>
   <translation>{file} 中有 {count} 个张量（第一个是 {first}），不是已知的 pix2pix 生成器：请选择 U-Net 或 ResNet 生成器的文件。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/generator_recognition.py" />
   <source>unnamed</source>
   <translation>未命名</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/guesses.py" />
   <source>Each image’s own statistics</source>
   <translation>每张图像自己的统计量</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/guesses.py" />
   <source>The statistics kept from training</source>
   <translation>训练时保存的统计量</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/guesses.py" />
   <source>Without dropout</source>
   <translation>不用 Dropout</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/guesses.py" />
   <source>Dropout kept on</source>
   <translation>保持 Dropout</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/guesses.py" />
   <source>Blue and red exchanged</source>
   <translation>红蓝互换</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/guesses.py" />
   <source>Input from 0 to 1</source>
   <translation>输入从 0 到 1</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/guesses.py" />
   <source>White lines on black</source>
   <translation>黑底白线</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/guesses.py" />
   <source>Smooth resizing</source>
   <translation>平滑缩放</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/guesses.py" />
   <source>As its program draws</source>
   <translation>按原程序的画法</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/layouts/layers.py" />
   <source>its tensor {conv}.weight is missing</source>
   <translation>缺少张量 {conv}.weight</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/layouts/other_layouts.py" />
   <source>its convolutions are separable (--separable_conv), which isn't drawn yet</source>
   <translation>其卷积是可分离的（--separable_conv），尚不支持</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/layouts/other_layouts.py" />
   <source>it isn't the generator of pix2pix-tensorflow</source>
   <translation>不是 pix2pix-tensorflow 的生成器</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/layouts/other_layouts.py" />
   <source>its tensor {scope}/{kernel} is missing</source>
   <translation>缺少张量 {scope}/{kernel}</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/layouts/other_layouts.py" />
   <source>its names are of no program that is known here</source>
   <translation>其名称不属于任何已知程序</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/layouts/other_layouts.py" />
   <source>it has other names</source>
   <translation>名称不同</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/layouts/reference_layouts.py" />
   <source>the PyTorch reference program</source>
   <translation>PyTorch 参考程序</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/layouts/reference_layouts.py" />
   <source>its blocks aren't nested as a U-Net's are</source>
   <translation>其各块不像 U-Net 那样嵌套</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/layouts/reference_layouts.py" />
   <source>its kernels aren't of 4x4</source>
   <translation>其卷积核不是 4x4</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/layouts/reference_layouts.py" />
   <source>encoder layer {level}</source>
   <translation>第 {level} 个编码层</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/layouts/reference_layouts.py" />
   <source>decoder layer {level}</source>
   <translation>第 {level} 个解码层</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/layouts/reference_layouts.py" />
   <source>it blurs while it scales (anti-aliased, as CUT's generators), which isn't drawn yet</source>
   <translation>缩放时带模糊（抗锯齿，如 CUT 的生成器），尚不支持</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/layouts/reference_layouts.py" />
   <source>it isn't a row of 7x7, halvings, blocks, doublings and 7x7</source>
   <translation>不是由 7x7、减半、残差块、加倍和 7x7 组成的一列</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/layouts/reference_layouts.py" />
   <source>it has not as many halvings as doublings</source>
   <translation>减半与加倍的次数不同</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/layouts/reference_layouts.py" />
   <source>its blocks aren't all alike</source>
   <translation>其各块不完全相同</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/layouts/reference_layouts.py" />
   <source>its blocks hold something else than two convolutions</source>
   <translation>其各块并非由两个卷积组成</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/layouts/reference_layouts.py" />
   <source>it is of a size that isn't drawn here ({error})</source>
   <translation>其大小在此不受支持（{error}）</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/layouts/reference_layouts.py" />
   <source>its {what} has the shape {found} instead of {expected}</source>
   <translation>其 {what} 的形状为 {found}，应为 {expected}</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/layouts/reference_layouts.py" />
   <source>its tensor {name} belongs to no layer</source>
   <translation>张量 {name} 不属于任何层</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/layouts/reference_layouts.py" />
   <source>its tensor {vector} is no row of numbers</source>
   <translation>张量 {vector} 不是一行数值</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/layouts/reference_layouts.py" />
   <source>some of its norms have numbers and some have none</source>
   <translation>有的归一化有数值，有的没有</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/pickles.py" />
   <source>its description of the tensors is damaged</source>
   <translation>张量的描述已损坏</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/pickles.py" />
   <source>it ends too soon</source>
   <translation>过早结束</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/pickles.py" />
   <source>the instruction {name}</source>
   <translation>指令 {name}</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/pickles.py" />
   <source>it adds to something that is no list</source>
   <translation>向非列表添加内容</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/pickles.py" />
   <source>it names parts of something that has none</source>
   <translation>为没有部件的对象命名部件</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/pickles.py" />
   <source>it names something by what is no name</source>
   <translation>以非名称命名</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/pickles.py" />
   <source>it calls something that is no function</source>
   <translation>调用了非函数</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/pickles.py" />
   <source>one of its tensors is described wrongly</source>
   <translation>有张量描述有误</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/pickles.py" />
   <source>one of its tensors has a size that can't be</source>
   <translation>有张量尺寸不可能</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/pickles.py" />
   <source>it keeps numbers in a way that isn't known</source>
   <translation>数值的保存方式未知</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/pickles.py" />
   <source>it holds numbers of a kind that networks don't have ({kind})</source>
   <translation>含有网络不会有的数值类型（{kind}）</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/pickles.py" />
   <source>its tensors share memory in a way that is no longer used</source>
   <translation>张量以不再使用的方式共享内存</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/pickles.py" />
   <source>it changes something that can't be changed</source>
   <translation>更改了不可更改的内容</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/pict.py" />
   <source>{path} is empty or can't be read: get it again from where it came.</source>
   <translation>{path} 是空文件或无法读取：请重新获取。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/pict.py" />
   <source>{path} is damaged: its list of weights can't be read ({error}).</source>
   <translation>{path} 已损坏：无法读取其权重列表（{error}）。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/pict.py" />
   <source>{path} is damaged: its list of weights contradicts itself at {name}.</source>
   <translation>{path} 已损坏：其权重列表在 {name} 处自相矛盾。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/pict.py" />
   <source>{path} is damaged: its list names {at} weights, and it holds {count}.</source>
   <translation>{path} 已损坏：列表中有 {at} 个权重，实际有 {count} 个。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/pict.py" />
   <source>{path} is damaged: its codebook holds values that are no numbers.</source>
   <translation>{path} 已损坏：码本中的数值无效。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/pict.py" />
   <source>{path} is cut short, or is no .pict file: get it again from where it came.</source>
   <translation>{path} 不完整，或不是 .pict 文件：请重新获取。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/pict.py" />
   <source>{path} is no .pict file of the web demo: choose one, or a .pth or .pt file.</source>
   <translation>{path} 不是网页演示的 .pict 文件：请选择此类文件，或 .pth、.pt 文件。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/foreign/pict.py" />
   <source>{path} is damaged: a weight points behind the end of its codebook.</source>
   <translation>{path} 已损坏：有权重指向码本末尾之后。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/generator.py" />
   <source>The graphics card has too little memory for this picture: Sketchpad goes on with the processor.</source>
   <translation>显卡内存不足以生成此图像：Sketchpad 改用处理器。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/hardware.py" />
   <source>There is no device “{name}” on this machine: choose one of {found}, or leave it out.</source>
   <translation>本机没有设备“{name}”：请选择 {found} 之一，或不指定。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/hardware.py" />
   <source>Training in fp16 needs a CUDA device, not {type}: leave --dtype out.</source>
   <translation>fp16 训练需要 CUDA 设备，而不是 {type}：请去掉 --dtype。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/model_file.py" />
   <source>A picture of {path} would take about {needed} GB of memory ({size} pixels a side): that is more than Sketchpad gives a model, use one for smaller pictures.</source>
   <translation>{path} 生成一张图像约需 {needed} GB 内存（边长 {size} 像素）：超出 Sketchpad 允许模型使用的内存，请使用图像较小的模型。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/model_file.py" />
   <source>The card of {path} contradicts itself: in the colour space “{colour_space}” a network has {channels} channels in and out, not {given}.</source>
   <translation>{path} 的卡片自相矛盾：颜色空间“{colour_space}”的网络输入和输出应为 {channels} 个通道，而不是 {given} 个。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/model_file.py" />
   <source>its own card</source>
   <translation>其自身的卡片</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/model_file.py" />
   <source>the discriminator of these settings</source>
   <translation>这些设置的判别器</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/model_file.py" />
   <source>{path} is cut short or damaged ({error}): get it again from where it came.</source>
   <translation>{path} 不完整或已损坏（{error}）：请重新获取。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/model_file.py" />
   <source>{path} is damaged: its tensor {name} holds {dtype}, no floats.</source>
   <translation>{path} 已损坏：张量 {name} 的类型为 {dtype}，不是浮点数。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/model_file.py" />
   <source>{path} is damaged: its tensor {name} holds values that are no numbers.</source>
   <translation>{path} 已损坏：张量 {name} 中的数值无效。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/model_file.py" />
   <source>{file} doesn't fit {what}: the tensor {name} is missing.</source>
   <translation>{file} 与{what}不符：缺少张量 {name}。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/model_file.py" />
   <source>{file} doesn't fit {what}: the tensor {name} has the shape {found} instead of {expected}.</source>
   <translation>{file} 与{what}不符：张量 {name} 的形状为 {found}，应为 {expected}。</translation>
  </message>
  <message>
   <location filename="../../trainer/pix2pix/model_file.py" />
   <source>{file} doesn't fit {what}: the tensor {name} belongs to no layer of it.</source>
   <translation>{file} 与{what}不符：张量 {name} 不属于其中任何层。</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/base_model.py" />
   <source>{path} is no discriminator of {name}: remove it from beside the model to learn a new one.</source>
   <translation>{path} 不是 {name} 的判别器：请把它从模型旁移走，以学习新的判别器。</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/config.py" />
   <source>The palette {palette} can't be read: {error}.</source>
   <translation>无法读取调色板 {palette}：{error}。</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/config.py" />
   <source>The settings {path} can't be read ({why}).</source>
   <translation>无法读取设置 {path}（{why}）。</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/config.py" />
   <source>The settings {path} are no JSON object ({error}).</source>
   <translation>设置 {path} 不是 JSON 对象（{error}）。</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/config.py" />
   <source>The settings {path} name “{unknown}”, which is no setting of a training.</source>
   <translation>设置 {path} 中的“{unknown}”不是训练的设置。</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/config.py" />
   <source>Give the length as steps or as epochs, not both.</source>
   <translation>长度请用步数或轮数给出，不要同时给出。</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/config.py" />
   <source>A discriminator that sees {patch} pixels needs pictures of at least {smallest}, and --size is {size}: choose a smaller --patch.</source>
   <translation>观察 {patch} 像素的判别器需要至少 {smallest} 像素的图片，而 --size 为 {size}：请选择较小的 --patch。</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/config.py" />
   <source>A discriminator that comes later begins beside a generator that can draw already: give --discriminator-start or --discriminator-first, not both.</source>
   <translation>延后的判别器加入时，生成器已经会画：--discriminator-start 与 --discriminator-first 只能给一个。</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/config.py" />
   <source>Feature matching compares what the discriminator sees: choose an objective with a GAN.</source>
   <translation>特征匹配比较判别器所见的内容：请选择含 GAN 的目标。</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/config.py" />
   <source>Snapping needs the labels' colours: give --palette FILE.json and --input-kind labels.</source>
   <translation>吸附需要标签的颜色：请给出 --palette FILE.json 和 --input-kind labels。</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/config.py" />
   <source>A folder of colours is for the maker dabs: give --maker dabs, or leave --colours out.</source>
   <translation>颜色文件夹用于 dabs：请给出 --maker dabs，或去掉 --colours。</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/config.py" />
   <source>Of the edge detector's two thresholds the weak one comes first, such as 50 130.</source>
   <translation>边缘检测的两个阈值中，弱阈值在前，例如 50 130。</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/config.py" />
   <source>Only line drawings can be redrawn: leave --line-augmentation out, or give --input-kind lines.</source>
   <translation>只有线稿可以重描：请去掉 --line-augmentation，或给出 --input-kind lines。</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/config.py" />
   <source>A picture of {size} pixels a side would take this network about {needed} GB of memory: choose a smaller --size or --width.</source>
   <translation>边长 {size} 像素的图片在此网络上约需 {needed} GB 内存：请选择较小的 --size 或 --width。</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/config.py" />
   <source>A network of depth {depth} needs a size that {multiple} divides, and {size} isn't one: change --size or --depth.</source>
   <translation>深度为 {depth} 的网络需要能被 {multiple} 整除的尺寸，而 {size} 不能：请更改 --size 或 --depth。</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/fine_tuning.py" />
   <source>There is no base model “{base}”: choose a model file.</source>
   <translation>没有基础模型“{base}”：请选择模型文件。</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/fine_tuning.py" />
   <source>The base model {name} has {setting} {value}, and the settings say {given}: leave that out, or start from another model.</source>
   <translation>基础模型 {name} 的 {setting} 为 {value}，而设置为 {given}：请去掉该设置，或从其他模型开始。</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/run_folder.py" />
   <source>The run folder {root} can't be made ({why}).</source>
   <translation>无法创建训练文件夹 {root}（{why}）。</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/run_folder.py" />
   <source>{root} already holds a run: `sketchpad-trainer resume {root}` goes on with it, or choose another folder with --out.</source>
   <translation>{root} 中已有训练：用 `sketchpad-trainer resume {root}` 继续，或用 --out 选择其他文件夹。</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/run_folder.py" />
   <source>{path} is a link to another place, which a training would write to: put a copy of what it leads to in its place.</source>
   <translation>{path} 是指向别处的链接，训练会写到那里：请换成其内容的副本。</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/run_folder.py" />
   <source>{root} holds no training run: choose a folder that has a config.json.</source>
   <translation>{root} 中没有训练：请选择含有 config.json 的文件夹。</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/run_folder.py" />
   <source>The settings of the run {root} can't be read ({error}).</source>
   <translation>无法读取训练 {root} 的设置（{error}）。</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/run_folder.py" />
   <source>No training is running in {root}.</source>
   <translation>{root} 中没有正在进行的训练。</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/run_folder.py" />
   <source>The training in {root} can't be reached ({why}).</source>
   <translation>无法联系 {root} 中的训练（{why}）。</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/run_folder.py" />
   <source>Another training is using {root}: stop it first, or wait for it.</source>
   <translation>另一个训练正在使用 {root}：请先停止它，或等它完成。</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/run_folder.py" />
   <source>The run folder {root} can't be used ({why}).</source>
   <translation>无法使用训练文件夹 {root}（{why}）。</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/setting_errors.py" />
   <source>a whole number</source>
   <translation>整数</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/setting_errors.py" />
   <source>a number</source>
   <translation>数值</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/setting_errors.py" />
   <source>a text</source>
   <translation>文本</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/setting_errors.py" />
   <source>true or false</source>
   <translation>true 或 false</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/setting_errors.py" />
   <source>of another kind</source>
   <translation>其他类型</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/setting_errors.py" />
   <source>The setting {option} is missing: give it a value.</source>
   <translation>缺少设置 {option}：请给出一个值。</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/setting_errors.py" />
   <source>The settings aren't what a training takes: make them anew.</source>
   <translation>这些设置不是训练所需的：请重新制作。</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/setting_errors.py" />
   <source>{option} can't be {shown}: it is {possible}.</source>
   <translation>{option} 不能是 {shown}：应为{possible}。</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/setting_errors.py" />
   <source>{first} or {last}</source>
   <translation>{first} 或 {last}</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/setting_errors.py" />
   <source> and </source>
   <translation> 和 </translation>
  </message>
  <message>
   <location filename="../../trainer/runs/setting_errors.py" />
   <source>a list</source>
   <translation>列表</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/setting_errors.py" />
   <source> of {low} or more</source>
   <translation>，不小于 {low}</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/setting_errors.py" />
   <source>, more than {low}</source>
   <translation>，大于 {low}</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/setting_errors.py" />
   <source>less than {high}</source>
   <translation>小于 {high}</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/setting_errors.py" />
   <source> from {low} to {most}</source>
   <translation>，从 {low} 到 {most}</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/setting_errors.py" />
   <source> from more than {low} to {most}</source>
   <translation>，大于 {low}，最大 {most}</translation>
  </message>
  <message>
   <location filename="../../trainer/runs/setting_errors.py" />
   <source> up to {most}</source>
   <translation>，最大 {most}</translation>
  </message>
  <message>
   <location filename="../../trainer/threads.py" />
   <source>as many as there are cores</source>
   <translation>与核心数相同</translation>
  </message>
  <message>
   <location filename="../../trainer/threads.py" />
   <source>one core may be used</source>
   <translation>只能使用一个核心</translation>
  </message>
  <message>
   <location filename="../../trainer/threads.py" />
   <source>faster at the moment than fewer</source>
   <translation>目前比更少线程快</translation>
  </message>
  <message>
   <location filename="../../trainer/threads.py" />
   <source>other programs are busy</source>
   <translation>其他程序正忙</translation>
  </message>
  <message>
   <location filename="../../trainer/threads.py" />
   <source>{count} took longer when they were tried</source>
   <translation>试用 {count} 个时用时更长</translation>
  </message>
  <message>
   <location filename="../../trainer/training/checkpoint.py" />
   <source>The checkpoint {names} of this run is damaged: training goes on from the one before it.</source>
   <translation>此训练的检查点 {names} 已损坏：从前一个继续训练。</translation>
  </message>
  <message>
   <location filename="../../trainer/training/checkpoint.py" />
   <source>The checkpoint {damaged} is damaged and can't be resumed: start a new run.</source>
   <translation>检查点 {damaged} 已损坏，无法恢复：请开始新的训练。</translation>
  </message>
  <message>
   <location filename="../../trainer/training/checkpoint.py" />
   <source>compressed, as no checkpoint is</source>
   <translation>被压缩，而检查点从不压缩</translation>
  </message>
  <message>
   <location filename="../../trainer/training/loop.py" />
   <source>The last {stale} validations brought nothing better than step {best_step} ({best}): training ends here, as --stop-when-stale asks.</source>
   <translation>最近 {stale} 次验证都没有超过第 {best_step} 步（{best}）：按 --stop-when-stale 的要求，训练到此结束。</translation>
  </message>
  <message>
   <location filename="../../trainer/training/loop.py" />
   <source>The checkpoint {resume} can't be resumed: it doesn't fit the run's settings ({kind}: {why}).</source>
   <translation>无法恢复检查点 {resume}：与训练的设置不符（{kind}：{why}）。</translation>
  </message>
  <message>
   <location filename="../../trainer/training/loop.py" />
   <source>The losses are no numbers any more at step {failed_at}, at half the learning rate too: start a new run with less than --learning-rate {learning_rate}.</source>
   <translation>第 {failed_at} 步的损失不再是有效数值（NaN），学习率减半后仍然如此：请用小于 --learning-rate {learning_rate} 的学习率开始新的训练。</translation>
  </message>
  <message>
   <location filename="../../trainer/training/loop.py" />
   <source>The checkpoint {resume} is none of this run: start a new one.</source>
   <translation>检查点 {resume} 不属于此训练：请开始新的训练。</translation>
  </message>
  <message>
   <location filename="../../trainer/training/loop.py" />
   <source>The losses are no numbers any more at step {failed_at}: training goes on from step {step} with half the learning rate.</source>
   <translation>第 {failed_at} 步的损失不再是有效数值（NaN）：从第 {step} 步以一半的学习率继续训练。</translation>
  </message>
  <message>
   <location filename="../../trainer/training/loop.py" />
   <source>The memory of a device “{device}” is too small for {pairs}: start a new run with a smaller --batch or --size.</source>
   <translation>设备“{device}”的内存不足以容纳 {pairs}：请用较小的 --batch 或 --size 开始新的训练。</translation>
  </message>
  <message>
   <location filename="../../trainer/training/loop.py" />
   <source>The memory of the device “{device}” is too small for these networks at {size} pixels: start a new run with a smaller --size or --width.</source>
   <translation>设备“{device}”的内存不足以在 {size} 像素下容纳这些网络：请用较小的 --size 或 --width 开始新的训练。</translation>
  </message>
  <message>
   <location filename="../../trainer/training/loop.py" />
   <source>The memory of the device “{device}” is too small for batches of {batch} pairs: training goes on with batches of {smaller}.</source>
   <translation>设备“{device}”的内存不足以容纳每批 {batch} 个图对：改为每批 {smaller} 个继续训练。</translation>
  </message>
  <message>
   <location filename="../../trainer/training/recorder.py" />
   <source>a perceptual distance of {best}</source>
   <translation>感知距离 {best}</translation>
  </message>
  <message>
   <location filename="../../trainer/training/recorder.py" />
   <source>The best model</source>
   <translation>最佳模型</translation>
  </message>
  <message>
   <location filename="../../trainer/training/recorder.py" />
   <source>The validation hasn't improved for {stale} times: it was best at step {best_step} with {best}, and that model is kept as {name}. More training may only learn these pairs by heart.</source>
   <translation>验证已连续 {stale} 次没有改善：最佳为第 {best_step} 步（{best}），该模型保留为 {name}。继续训练可能只会死记这些图对。</translation>
  </message>
  <message>
   <location filename="../../trainer/training/recorder.py" />
   <source>The sample sheet</source>
   <translation>样本图</translation>
  </message>
  <message>
   <location filename="../../trainer/training/recorder.py" />
   <source>The examples</source>
   <translation>示例</translation>
  </message>
  <message>
   <location filename="../../trainer/training/recorder.py" />
   <source>Step {step}: the model paints the same whatever is drawn, so it has learned nothing from the pairs yet. If that stays so, the learning rate ({learning_rate}) is too high or the training too short: begin anew with a lower rate, such as 0.0002.</source>
   <translation>第 {step} 步：无论画什么，模型画出的都一样，说明还没有从图对中学到东西。如果一直如此，说明学习率（{learning_rate}）太高或训练太短：请用较低的学习率重新开始，例如 0.0002。</translation>
  </message>
  <message>
   <location filename="../../trainer/training/recorder.py" />
   <source>The pinned drawing's picture</source>
   <translation>固定画稿的图像</translation>
  </message>
  <message>
   <location filename="../../trainer/training/recorder.py" />
   <source>Step {step}</source>
   <translation>第 {step} 步</translation>
  </message>
  <message>
   <location filename="../../trainer/training/recorder.py" />
   <source>{what} can't be kept in {root} ({why}): make room on the disk. Training goes on and tries again later.</source>
   <translation>{what}无法保存到 {root}（{why}）：请腾出磁盘空间。训练会继续，稍后重试。</translation>
  </message>
  <message>
   <location filename="../../trainer/training/state.py" />
   <source>{path} has been replaced by another model: start a new run from it.</source>
   <translation>{path} 已被另一个模型替换：请以它为起点开始新的训练。</translation>
  </message>
  <message numerus="yes">
   <location filename="../../trainer/training/time_plan.py" />
   <source>{minutes} minutes</source>
   <translation>
    <numerusform>{minutes} 分钟</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="../../trainer/training/time_plan.py" />
   <source>This computer learns from {pace} pairs a second: in {time} it does {total} steps.</source>
   <translation>
    <numerusform>本机每秒学习 {pace} 个图对：{time}可训练 {total} 步。</numerusform>
   </translation>
  </message>
  <message>
   <location filename="../../trainer/translation/film_files.py" />
   <source>There is no film at {path}: it may have been moved or deleted.</source>
   <translation>{path} 处没有视频：可能已被移动或删除。</translation>
  </message>
  <message>
   <location filename="../../trainer/translation/film_files.py" />
   <source>{path} is no film that can be read: use MP4, MOV, AVI or WebM.</source>
   <translation>{path} 不是可读取的视频：请使用 MP4、MOV、AVI 或 WebM。</translation>
  </message>
  <message>
   <location filename="../../trainer/translation/film_files.py" />
   <source>{path} holds no frame that can be read: it may be damaged.</source>
   <translation>{path} 中没有可读取的帧：可能已损坏。</translation>
  </message>
  <message>
   <location filename="../../trainer/translation/film_files.py" />
   <source>{path} can't be written: no {suffix} film is written here, use .mp4.</source>
   <translation>无法写入 {path}：此处不能写 {suffix} 视频，请用 .mp4。</translation>
  </message>
  <message>
   <location filename="../../trainer/translation/film_files.py" />
   <source>{path} can't be written: there may be no room on the disk.</source>
   <translation>无法写入 {path}：磁盘可能没有空间。</translation>
  </message>
  <message>
   <location filename="../../trainer/translation/translation_plan.py" />
   <source>{out} can be made of images, or of one film: give --out a folder for several films.</source>
   <translation>{out} 只能由图片或一个视频生成：多个视频请让 --out 为文件夹。</translation>
  </message>
  <message>
   <location filename="../../trainer/translation/translation_plan.py" />
   <source>{out} is the film that is read: give --out another name.</source>
   <translation>{out} 就是要读取的视频：请为 --out 另取名称。</translation>
  </message>
  <message>
   <location filename="../../trainer/translation/translation_plan.py" />
   <source>{folder} holds more than a million files: translate its folders one by one.</source>
   <translation>{folder} 中的文件超过一百万个：请逐个文件夹处理。</translation>
  </message>
  <message>
   <location filename="../../trainer/translation/translation_plan.py" />
   <source>a folder; --recursive looks into it</source>
   <translation>文件夹；--recursive 可进入其中</translation>
  </message>
  <message>
   <location filename="../../trainer/translation/translation_plan.py" />
   <source>{name} isn't read</source>
   <translation>不支持读取 {name}</translation>
  </message>
  <message>
   <location filename="../../trainer/translation/translation_plan.py" />
   <source>no image</source>
   <translation>不是图片</translation>
  </message>
  <message>
   <location filename="../../trainer/translation/translation_plan.py" />
   <source>{folder} can't be read ({why}).</source>
   <translation>无法读取 {folder}（{why}）。</translation>
  </message>
  <message>
   <location filename="../../trainer/translation/translation_plan.py" />
   <source>{folder} holds no images, only folders: --recursive looks into them.</source>
   <translation>{folder} 中没有图片，只有文件夹：--recursive 可进入其中。</translation>
  </message>
  <message>
   <location filename="../../trainer/translation/translation_plan.py" />
   <source>, and {count} other files</source>
   <translation>，另有 {count} 个其他文件</translation>
  </message>
  <message>
   <location filename="../../trainer/translation/translation_plan.py" />
   <source>{folder} holds no images{others}.</source>
   <translation>{folder} 中没有图片{others}。</translation>
  </message>
  <message>
   <location filename="../../trainer/translation/translator.py" />
   <source>None of the images could be read, and {out} isn't written.</source>
   <translation>没有一张图片可以读取，{out} 未写入。</translation>
  </message>
  <message>
   <location filename="../../assets/models/clay.safetensors" />
   <source>Clay</source>
   <translation>黏土</translation>
  </message>
  <message>
   <location filename="../../assets/models/clay.safetensors" />
   <source>Flat colours become a soft render, as if modelled in clay.</source>
   <translation>平涂色块变成柔和的渲染，如同黏土捏成。</translation>
  </message>
  <message>
   <location filename="../../assets/models/facades.safetensors" />
   <source>Facades</source>
   <translation>建筑立面</translation>
  </message>
  <message>
   <location filename="../../assets/models/facades.safetensors" />
   <source>A map of windows, doors, balconies and cornices becomes the front of a building.</source>
   <translation>由窗、门、阳台和檐口组成的标签图变成建筑的正面。</translation>
  </message>
  <message>
   <location filename="../../assets/models/facades.safetensors" />
   <source>background</source>
   <translation>背景</translation>
  </message>
  <message>
   <location filename="../../assets/models/facades.safetensors" />
   <source>facade</source>
   <translation>墙面</translation>
  </message>
  <message>
   <location filename="../../assets/models/facades.safetensors" />
   <source>window</source>
   <translation>窗</translation>
  </message>
  <message>
   <location filename="../../assets/models/facades.safetensors" />
   <source>door</source>
   <translation>门</translation>
  </message>
  <message>
   <location filename="../../assets/models/facades.safetensors" />
   <source>cornice</source>
   <translation>檐口</translation>
  </message>
  <message>
   <location filename="../../assets/models/facades.safetensors" />
   <source>sill</source>
   <translation>窗台</translation>
  </message>
  <message>
   <location filename="../../assets/models/facades.safetensors" />
   <source>balcony</source>
   <translation>阳台</translation>
  </message>
  <message>
   <location filename="../../assets/models/facades.safetensors" />
   <source>blind</source>
   <translation>百叶窗</translation>
  </message>
  <message>
   <location filename="../../assets/models/facades.safetensors" />
   <source>deco</source>
   <translation>装饰</translation>
  </message>
  <message>
   <location filename="../../assets/models/facades.safetensors" />
   <source>molding</source>
   <translation>线脚</translation>
  </message>
  <message>
   <location filename="../../assets/models/facades.safetensors" />
   <source>pillar</source>
   <translation>柱</translation>
  </message>
  <message>
   <location filename="../../assets/models/facades.safetensors" />
   <source>shop</source>
   <translation>店面</translation>
  </message>
  <message>
   <location filename="../../assets/models/ink.safetensors" />
   <source>Lines become a soft render. A dab of colour fills the shape it lies in; what has none stays white.</source>
   <translation>线条变成柔和的立体图。一个色点会填满它所在的形状；没有色点的形状保持白色。</translation>
  </message>
  <message>
   <location filename="../../assets/models/landscapes.safetensors" />
   <source>Landscapes</source>
   <translation>风景</translation>
  </message>
  <message>
   <location filename="../../assets/models/landscapes.safetensors" />
   <source>Flat areas of colour become a landscape: sky above, land or sea below.</source>
   <translation>平涂色块变成风景：上为天空，下为陆地或海洋。</translation>
  </message>
  <message>
   <location filename="../../assets/models/wardrobe.safetensors" />
   <source>Wardrobe</source>
   <translation>衣橱</translation>
  </message>
  <message>
   <location filename="../../assets/models/wardrobe.safetensors" />
   <source>Lines become clothes and shoes. A dab of colour dyes the part it lies in, and bare parts beside it.</source>
   <translation>线条变成衣服和鞋子。一个色点会给它所在的部分以及旁边空着的部分染色。</translation>
  </message>
  <message>
   <location filename="../../assets/examples/examples.json" />
   <source>Beach</source>
   <translation>海滩</translation>
  </message>
  <message>
   <location filename="../../assets/examples/examples.json" />
   <source>Mountain lake</source>
   <translation>山间湖泊</translation>
  </message>
  <message>
   <location filename="../../assets/examples/examples.json" />
   <source>Canyon</source>
   <translation>峡谷</translation>
  </message>
  <message>
   <location filename="../../assets/examples/examples.json" />
   <source>Cat</source>
   <translation>猫</translation>
  </message>
  <message>
   <location filename="../../assets/examples/examples.json" />
   <source>Mushroom</source>
   <translation>蘑菇</translation>
  </message>
  <message>
   <location filename="../../assets/examples/examples.json" />
   <source>Rocket</source>
   <translation>火箭</translation>
  </message>
  <message>
   <location filename="../../assets/examples/examples.json" />
   <source>Jacket</source>
   <translation>夹克</translation>
  </message>
  <message>
   <location filename="../../assets/examples/examples.json" />
   <source>T shirt</source>
   <translation>T 恤</translation>
  </message>
  <message>
   <location filename="../../assets/examples/examples.json" />
   <source>Boot</source>
   <translation>靴子</translation>
  </message>
  <message>
   <location filename="../../assets/examples/examples.json" />
   <source>Fish</source>
   <translation>鱼</translation>
  </message>
  <message>
   <location filename="../../assets/examples/examples.json" />
   <source>Bird</source>
   <translation>鸟</translation>
  </message>
  <message>
   <location filename="../../assets/examples/examples.json" />
   <source>Cactus</source>
   <translation>仙人掌</translation>
  </message>
  <message>
   <location filename="../../assets/examples/examples.json" />
   <source>Town house</source>
   <translation>联排住宅</translation>
  </message>
  <message>
   <location filename="../../assets/examples/examples.json" />
   <source>Terrace</source>
   <translation>连排房屋</translation>
  </message>
 </context>
</TS>
