// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/map_export.h"

#include "core/base/text.h"
#include "core/base/version.h"
#include "core/workflow/export_run.h"
#include "ui/report/pdf_file.h"

#include <QBuffer>
#include <QImage>
#include <QImageWriter>
#include <QPainter>
#include <QSvgGenerator>

#include <array>
#include <cmath>
#include <utility>

namespace crossfade::ui {

namespace {

constexpr int kPixelsPerInch = 96;
constexpr double kPoint = 72.0 / kPixelsPerInch;  // of a pixel
constexpr double kDotsPerPoint = 1200.0 / 72.0;

constexpr std::array kEndings = {std::pair(PictureFormat::Png, ".png"),
                                 std::pair(PictureFormat::Svg, ".svg"),
                                 std::pair(PictureFormat::Pdf, ".pdf")};

void paintWhole(QPainter& painter, const Picture& picture)
{
    // Else Qt makes JPEGs of the points in a PDF.
    painter.setRenderHints(QPainter::Antialiasing | QPainter::LosslessImageRendering);
    if (picture.ground.isValid() && picture.ground.alpha() > 0)
        painter.fillRect(QRect(QPoint(0, 0), picture.size), picture.ground);
    picture.paint(painter);
}

Result<QByteArray> pngBytes(const Picture& picture, const QSize& pixels)
{
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return Error{ErrorCode::Backend, "There is no memory for a picture of " +
                                             std::to_string(pixels.width()) + " by " +
                                             std::to_string(pixels.height()) + " pixels."};
    image.setDevicePixelRatio(picture.pixelRatio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintWhole(painter, picture);
    painter.end();
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    QImageWriter writer(&bytes, "png");
    writer.setText(QStringLiteral("Title"), picture.title);
    writer.setText(QStringLiteral("Description"), picture.description);
    writer.setText(QStringLiteral("Software"),
                   QStringLiteral("Crossfade ") + QLatin1String(kVersion));
    if (!writer.write(image))
        return Error{ErrorCode::Backend,
                     "Qt can't write the PNG: " + writer.errorString().toStdString()};
    return bytes.data();
}

void replaceFirst(QByteArray& xml, const QByteArray& what, const QString& text)
{
    if (const qsizetype at = xml.indexOf(what); at >= 0)
        xml.replace(at, what.size(), text.toHtmlEscaped().toUtf8());
}

Result<QByteArray> svgBytes(const Picture& picture)
{
    QBuffer bytes;
    QSvgGenerator generator;
    generator.setOutputDevice(&bytes);
    generator.setResolution(kPixelsPerInch);
    generator.setSize(picture.size);
    generator.setViewBox(QRect(QPoint(0, 0), picture.size));
    // Qt 6.4 writes both as they are, & and < too; what stands for them now is replaced below.
    const QByteArray title("crossfade-title");
    const QByteArray description("crossfade-description");
    generator.setTitle(QLatin1String(title));
    generator.setDescription(QLatin1String(description));
    QPainter painter;
    if (!painter.begin(&generator)) return Error{ErrorCode::Backend, "Qt can't write an SVG here."};
    paintWhole(painter, picture);
    painter.end();
    QByteArray svg = bytes.data();
    replaceFirst(svg, title, picture.title);
    replaceFirst(svg, description, picture.description);
    return svg;
}

Result<QByteArray> pictureAsPdf(const Picture& picture)
{
    const PdfForm form{QSizeF(picture.size) * kPoint, kDotsPerPoint, picture.title};
    return pdfBytes(form, [&](QPainter& painter, QPdfWriter& /*writer*/) {
        painter.scale(kPoint * kDotsPerPoint, kPoint * kDotsPerPoint);
        paintWhole(painter, picture);
        return ok();
    });
}

Result<QByteArray> bytesOf(const Picture& picture, const QSize& pixels, PictureFormat format)
{
    switch (format) {
        case PictureFormat::Png:
            return pngBytes(picture, pixels);
        case PictureFormat::Svg:
            return svgBytes(picture);
        case PictureFormat::Pdf:
            return pictureAsPdf(picture);
    }
    return Error{};
}

}  // namespace

QString endingOf(PictureFormat format)
{
    return QLatin1String(kEndings[static_cast<std::size_t>(format)].second);
}

Result<PictureFormat> pictureFormatOf(const std::filesystem::path& file)
{
    const std::string ending = toLowerAscii(file.extension().string());
    for (const auto& [format, known] : kEndings)
        if (ending == known) return format;
    return Error{ErrorCode::InvalidInput, "A picture is saved as .png, .svg or .pdf, not as " +
                                              inQuotes(file.filename().string(), 200) + "."};
}

Result<QSize> pixelsOf(const QSize& size, double pixelRatio)
{
    const double width = size.width() * pixelRatio;
    const double height = size.height() * pixelRatio;
    const auto sound = [](double side) { return side >= 1.0 && side <= kMostPixels; };
    if (sound(width) && sound(height))
        return QSize(static_cast<int>(std::lround(width)), static_cast<int>(std::lround(height)));
    return Error{ErrorCode::InvalidInput, "A picture of " + shortNumber(width) + " by " +
                                              shortNumber(height) +
                                              " pixels can't be made: a side has from 1 to " +
                                              withThousands(kMostPixels) + "."};
}

Status savePicture(const std::filesystem::path& file, const Picture& picture)
{
    CROSSFADE_ASSIGN(const PictureFormat format, pictureFormatOf(file));
    CROSSFADE_ASSIGN(const QSize pixels, pixelsOf(picture.size, picture.pixelRatio));
    CROSSFADE_ASSIGN(const QByteArray bytes, bytesOf(picture, pixels, format));
    return writeWholeFile(file, {bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

}  // namespace crossfade::ui
