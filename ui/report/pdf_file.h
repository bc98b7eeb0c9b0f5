// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QSizeF>
#include <QString>

#include <functional>

class QPainter;
class QPdfWriter;

namespace crossfade::ui {

struct PdfForm {
    QSizeF page;  ///< in points
    double dotsPerPoint = 1.0;
    QString title;
};

/// A PDF of what `paint` paints on its first page, and on others that it asks the writer for.
/// Without margins, and without the date that Qt writes, so that the same strokes give the same
/// bytes with the same Qt and fonts. Needs a QGuiApplication; any thread. Backend if Qt can't write
/// it, or what `paint` returns.
Result<QByteArray> pdfBytes(const PdfForm& form,
                            const std::function<Status(QPainter&, QPdfWriter&)>& paint);

}  // namespace crossfade::ui
