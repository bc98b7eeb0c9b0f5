// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QColor>
#include <QSize>
#include <QString>

#include <filesystem>
#include <functional>

class QPainter;

namespace crossfade::ui {

enum class PictureFormat { Png, Svg, Pdf };

/// ".png"
QString endingOf(PictureFormat format);
/// By the file's ending, in capitals or not; InvalidInput, with those there are, for another.
Result<PictureFormat> pictureFormatOf(const std::filesystem::path& file);

inline constexpr int kMostPixels = 16384;  ///< of a side

/// The pixels of a picture, or of the images within one of vectors; InvalidInput where it has no
/// area or more than kMostPixels a side.
Result<QSize> pixelsOf(const QSize& size, double pixelRatio);

/// A picture that is yet to be painted.
struct Picture {
    QSize size;               ///< in device-independent pixels, 96 to the inch
    double pixelRatio = 1.0;  ///< pixels per each of them: of a PNG
    QColor ground;            ///< may be transparent
    QString title;
    QString description;  ///< for PNG and SVG; a PDF has but a title
    /// Paints it at (0, 0) in its size. What it draws as an image is an image in each format, all
    /// else is shapes and text in SVG and PDF. It must not rely on clipping, which SVG by Qt 6.4
    /// does not know.
    std::function<void(QPainter&)> paint;
};

/// Writes the picture in the format that the file's ending names, whole or not at all. The same
/// picture gives the same bytes with the same Qt and fonts. GUI thread, or any if `paint` may.
Status savePicture(const std::filesystem::path& file, const Picture& picture);

}  // namespace crossfade::ui
