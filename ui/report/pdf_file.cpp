// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/pdf_file.h"

#include "core/base/version.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QUuid>

#include <algorithm>
#include <cmath>

namespace crossfade::ui {

namespace {

/// Qt writes the time of writing into it, which no two files would have alike. Blanks of the same
/// length leave every offset as it is.
void withoutDate(QByteArray& pdf)
{
    const qsizetype from = pdf.indexOf("/CreationDate (");
    const qsizetype to = from < 0 ? -1 : pdf.indexOf(')', from);
    if (to >= 0) std::fill(pdf.begin() + from, pdf.begin() + to + 1, ' ');
}

}  // namespace

Result<QByteArray> pdfBytes(const PdfForm& form,
                            const std::function<Status(QPainter&, QPdfWriter&)>& paint)
{
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    QPdfWriter writer(&bytes);
    writer.setResolution(static_cast<int>(std::lround(72.0 * form.dotsPerPoint)));
    writer.setPageSize(QPageSize(form.page, QPageSize::Point, {}, QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    writer.setTitle(form.title);
    writer.setCreator(QStringLiteral("Crossfade ") + QLatin1String(kVersion));
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    // A random one otherwise.
    writer.setDocumentId(QUuid::createUuidV5(QUuid(), form.title));
#endif
    QPainter painter;
    if (!painter.begin(&writer)) return Error{ErrorCode::Backend, "Qt can't write a PDF here."};
    CROSSFADE_TRY(paint(painter, writer));
    painter.end();
    QByteArray pdf = bytes.data();
    withoutDate(pdf);
    return pdf;
}

}  // namespace crossfade::ui
