// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/map_export.h"

#include "tests/support/temp_dir.h"
#include "tests/ui/support/gui.h"

#include <QImage>
#include <QMap>
#include <QPainter>
#include <QXmlStreamReader>

#include <cmath>
#include <limits>

namespace crossfade::ui {
namespace {

using namespace Qt::StringLiterals;
using test::HasErrorCode;
using test::HasErrorWith;

/// Points as an image, half transparent; a line, a disc and a name over them.
void paintSample(QPainter& painter)
{
    QImage points(200, 100, QImage::Format_ARGB32_Premultiplied);
    points.setDevicePixelRatio(2.0);
    points.fill(QColor(0, 0, 255, 128));
    painter.drawImage(QPointF(10, 10), points);
    painter.setPen(QPen(Qt::red, 2));
    painter.drawLine(QPointF(0, 80), QPointF(160, 80));
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::green);
    painter.drawEllipse(QPointF(140, 30), 10, 10);
    painter.setPen(Qt::black);
    QFont font = painter.font();
    font.setPixelSize(12);
    painter.setFont(font);
    painter.drawText(QPointF(20, 95), u"Sigur Rós"_s);
}

Picture sample(double pixelRatio = 1.0, const QColor& ground = Qt::white)
{
    return {{160, 100}, pixelRatio, ground, u"A <map>"_s, u"UMAP & seed 4"_s, paintSample};
}

QByteArray bytesOf(const std::filesystem::path& file)
{
    return QByteArray::fromStdString(test::readBytes(file));
}

QImage imageOf(const std::filesystem::path& file)
{
    return QImage(QString::fromStdString(file.string()));
}

TEST(MapExportTest, APngHasThePixelsAndSaysWhatItIs)
{
    const test::TempDir folder;
    for (const double ratio : {1.0, 1.5, 2.0}) {
        test::expectOk(savePicture(folder / "map.PNG", sample(ratio)));
        const QImage image = imageOf(folder / "map.PNG");
        EXPECT_EQ(image.size(), QSizeF(160 * ratio, 100 * ratio).toSize());
        EXPECT_EQ(image.text(u"Title"_s), u"A <map>"_s);
        EXPECT_EQ(image.text(u"Description"_s), u"UMAP & seed 4"_s);
        const auto at = [&](double x, double y) {
            return test::pixel(image, static_cast<int>(x * ratio), static_cast<int>(y * ratio));
        };
        EXPECT_EQ(at(5, 5), QColor(Qt::white));
        EXPECT_TRUE(test::alike(at(60, 30), QColor(127, 127, 255)));
        EXPECT_EQ(at(140, 30), QColor(Qt::green));
    }
    EXPECT_EQ(folder.listing(), "map.PNG") << "and nothing beside it";
}

TEST(MapExportTest, AGroundMayBeTransparent)
{
    const test::TempDir folder;
    test::expectOk(savePicture(folder / "map.png", sample(1.0, Qt::transparent)));
    const QImage image = imageOf(folder / "map.png");
    EXPECT_EQ(image.pixelColor(5, 5).alpha(), 0);
    EXPECT_EQ(image.pixelColor(60, 30).alpha(), 128);
    test::expectOk(savePicture(folder / "map.svg", sample(1.0, Qt::transparent)));
    const QByteArray clear = bytesOf(folder / "map.svg");
    test::expectOk(savePicture(folder / "map.svg", sample(1.0, Qt::white)));
    EXPECT_LT(clear.size(), bytesOf(folder / "map.svg").size()) << "which is painted on a ground";
}

TEST(MapExportTest, AnSvgIsShapesAndTextAndOneImageOfItsOwn)
{
    const test::TempDir folder;
    test::expectOk(savePicture(folder / "map.svg", sample(2.0)));
    QXmlStreamReader xml(bytesOf(folder / "map.svg"));
    QMap<QString, int> elements;
    QString title;
    QString text;
    QString viewBox;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        ++elements[xml.name().toString()];
        for (const QXmlStreamAttribute& one : xml.attributes()) {
            const bool within = one.value().startsWith(u"data:image/png;base64,"_s);
            EXPECT_TRUE(one.name() != u"href"_s || within) << "nothing lies elsewhere";
        }
        if (xml.name() == u"svg"_s) viewBox = xml.attributes().value(u"viewBox"_s).toString();
        if (xml.name() == u"title"_s) title = xml.readElementText();
        if (xml.name() == u"text"_s) text += xml.readElementText();
    }
    EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
    EXPECT_EQ(elements[u"image"_s], 1);
    EXPECT_GE(elements[u"circle"_s] + elements[u"path"_s] + elements[u"polyline"_s], 2);
    EXPECT_EQ(text.simplified(), u"Sigur Rós"_s) << "that can be searched";
    EXPECT_EQ(title, u"A <map>"_s);
    EXPECT_EQ(viewBox, u"0 0 160 100"_s);
    EXPECT_FALSE(bytesOf(folder / "map.svg").contains("url(http"));
}

TEST(MapExportTest, APdfIsOnePageOfTheSize)
{
    const test::TempDir folder;
    test::expectOk(savePicture(folder / "map.pdf", sample(2.0)));
    const QByteArray pdf = bytesOf(folder / "map.pdf");
    EXPECT_TRUE(pdf.startsWith("%PDF-"));
    EXPECT_EQ(pdf.count("/Type /Page\n"), 1);
    EXPECT_TRUE(pdf.contains("/MediaBox [0 0 120.000000 75.000000]") ||
                pdf.contains("/MediaBox [0 0 120 75]"))
        << pdf.mid(pdf.indexOf("/MediaBox"), 50).toStdString();
    EXPECT_EQ(pdf.count("/Subtype /Image"), 2) << "the points and how opaque they are";
    EXPECT_FALSE(pdf.contains("/DCTDecode")) << "points are no photograph";
    EXPECT_FALSE(pdf.contains("CreationDate"));
}

TEST(MapExportTest, TheSameTwiceIsTheSameBytes)
{
    const test::TempDir folder;
    for (const char* ending : {".png", ".svg", ".pdf"}) {
        test::expectOk(savePicture(folder / (std::string("a") + ending), sample()));
        test::expectOk(savePicture(folder / (std::string("b") + ending), sample()));
        EXPECT_EQ(bytesOf(folder / (std::string("a") + ending)),
                  bytesOf(folder / (std::string("b") + ending)))
            << ending;
    }
}

TEST(MapExportTest, AnUnknownEndingIsRefusedWithThoseThereAre)
{
    const test::TempDir folder;
    for (const char* name : {"map.gif", "map", "png", "map.svg.gz"}) {
        const Status status = savePicture(folder / name, sample());
        EXPECT_THAT(status, HasErrorCode(ErrorCode::InvalidInput));
        EXPECT_THAT(status, HasErrorWith(".png, .svg or .pdf"));
        EXPECT_THAT(status, HasErrorWith(name));
    }
    EXPECT_EQ(folder.listing(), "");
    for (const PictureFormat format : {PictureFormat::Png, PictureFormat::Svg, PictureFormat::Pdf})
        EXPECT_EQ(test::valueOf(pictureFormatOf("x" + endingOf(format).toStdString())), format);
}

TEST(MapExportTest, ImpossibleSizesAreRefused)
{
    const test::TempDir folder;
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (const auto& [size, ratio] :
         {std::pair(QSize(0, 100), 1.0), std::pair(QSize(100, -5), 1.0),
          std::pair(QSize(16385, 10), 1.0), std::pair(QSize(10, 8193), 2.0),
          std::pair(QSize(10, 10), 0.0), std::pair(QSize(10, 10), nan),
          std::pair(QSize(10, 10), -1.0), std::pair(QSize(10, 10), 1e300)}) {
        Picture picture = sample(ratio);
        picture.size = size;
        for (const char* name : {"map.png", "map.svg", "map.pdf"}) {
            const Status status = savePicture(folder / name, picture);
            EXPECT_THAT(status, HasErrorCode(ErrorCode::InvalidInput));
            EXPECT_THAT(status, HasErrorWith("16,384"));
        }
    }
    EXPECT_EQ(folder.listing(), "");
    EXPECT_EQ(test::valueOf(pixelsOf({8192, 1}, 2.0)), QSize(16384, 2));
}

TEST(MapExportTest, WhereNothingCanBeWrittenIsASentenceAndNoFile)
{
    const test::TempDir folder;
    const Status status = savePicture(folder / "no such folder/map.png", sample());
    EXPECT_THAT(status, HasErrorCode(ErrorCode::Io));
    EXPECT_THAT(status, HasErrorWith("no such folder"));
    std::filesystem::create_directory(folder / "map.png");
    test::writeBytes(folder / "map.png/inside", "x");
    EXPECT_THAT(savePicture(folder / "map.png", sample()), HasErrorCode(ErrorCode::Io));
    EXPECT_EQ(folder.listing(), "map.png") << "nothing half-written is left";
}

}  // namespace
}  // namespace crossfade::ui
