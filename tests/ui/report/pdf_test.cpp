// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/pdf.h"

#include "core/report/plot_drawing.h"
#include "tests/ui/support/gui.h"
#include "ui/report/drawing_painter.h"
#include "ui/report/pdf_blocks.h"

#include <QPainter>

#include <cmath>
#include <numeric>

namespace crossfade::ui {
namespace {

using report::Number;
using report::Table;
using test::valueOf;

constexpr double kWide = 487.0 * kDotsPerPoint;

Table tableOf(std::size_t rows, std::size_t numbers = 3)
{
    Table table;
    table.caption = "A table.";
    table.columns = {{"System", report::Alignment::Left}};
    for (std::size_t c = 0; c < numbers; ++c)
        table.columns.push_back({"nDCG@200 of some queries", report::Alignment::Right});
    for (std::size_t r = 0; r < rows; ++r) {
        std::vector<report::Cell> row = {"run " + std::to_string(r)};
        for (std::size_t c = 0; c < numbers; ++c)
            row.emplace_back(Number{0.25, 3, report::Interval{0.2, 0.3}});
        table.rows.push_back(std::move(row));
    }
    table.command = "crossfade-cli systems -p p.crossfade";
    return table;
}

report::Document documentOf(std::vector<report::Item> items)
{
    return {"A title",
            "made up",
            {{"Data hash", std::string(200, 'a')}},
            {{"Systems", 1, std::move(items)}}};
}

qsizetype pagesOf(const QByteArray& pdf)
{
    return pdf.count("/Type /Page\n");
}

double heightOf(const std::vector<PdfBlock>& blocks)
{
    return std::accumulate(blocks.begin(), blocks.end(), 0.0,
                           [](double sum, const PdfBlock& b) { return sum + b.before + b.height; });
}

TEST(PdfTest, IsTheSameTwiceWithoutADateAndWithoutPictures)
{
    report::XyPlot plot;
    plot.scatters = {{"runs", {{0.1, 0.2, "run 1"}, {0.3, 0.4, "run 2"}}}};
    const auto document = documentOf({report::Paragraph{"Some text."}, report::Note{"A caveat."},
                                      report::Figure{"A figure.", plot}, tableOf(4)});
    const QByteArray pdf = valueOf(toPdf(document));
    EXPECT_TRUE(pdf.startsWith("%PDF-"));
    EXPECT_EQ(valueOf(toPdf(document)), pdf);
    EXPECT_FALSE(pdf.contains("CreationDate"));
    EXPECT_FALSE(pdf.contains("/Subtype /Image")) << "figures are vectors";
    EXPECT_EQ(pagesOf(pdf), 1);
}

TEST(PdfTest, ATableGoesToTheNextPageWhole)
{
    const double one = heightOf(pdfTable(tableOf(14), 1, kWide));
    const double room = (842.0 - 50.0 - 58.0) * kDotsPerPoint;
    ASSERT_LT(one, room);
    ASSERT_GT(3.0 * one, room) << "or the test says nothing";
    EXPECT_EQ(pagesOf(valueOf(toPdf(documentOf({tableOf(14), tableOf(14), tableOf(14)})))), 3);
}

TEST(PdfTest, ATableThatIsHigherThanAPageHasItsHeaderOnEach)
{
    const auto blocks = pdfTable(tableOf(80), 1, kWide);
    ASSERT_EQ(blocks.size(), 83U) << "caption, header, rows, command";
    ASSERT_NE(blocks[2].header, nullptr);
    EXPECT_EQ(blocks[81].header, blocks[2].header);
    EXPECT_DOUBLE_EQ(blocks[2].header->height, blocks[1].height);
    EXPECT_TRUE(blocks[0].withNext) << "a caption never stands alone";
    EXPECT_FALSE(blocks.back().withNext);
    const double room = (842.0 - 50.0 - 58.0) * kDotsPerPoint;
    const auto least = static_cast<qsizetype>(std::ceil(heightOf(blocks) / room));
    const qsizetype pages = pagesOf(valueOf(toPdf(documentOf({tableOf(80)}))));
    EXPECT_GE(pages, least);
    EXPECT_LE(pages, least + 1) << "none is left half empty";
}

TEST(PdfTest, WideTablesAreSetSmallerAndLongWordsAreDivided)
{
    const auto narrow = pdfTable(tableOf(1, 3), 1, kWide);
    const auto wide = pdfTable(tableOf(1, 11), 1, kWide);
    EXPECT_LT(wide[2].height, narrow[2].height) << "of a row";
    Table text = tableOf(1, 9);
    text.rows[0][0] = std::string(120, 'w');
    EXPECT_GT(pdfTable(text, 1, kWide)[2].height, narrow[2].height) << "it wraps";
}

TEST(PdfTest, AnEmptyDocumentIsAPage)
{
    EXPECT_EQ(pagesOf(valueOf(toPdf({}))), 1);
}

TEST(DrawingPainterTest, PaintsShapesWhereTheyAreAndClips)
{
    report::Drawing drawing(100.0, 50.0, "");
    drawing.box({10.0, 10.0, 20.0, 20.0}, {255, 0, 0});
    drawing.beginClip({50.0, 0.0, 20.0, 50.0});
    drawing.box({40.0, 10.0, 60.0, 20.0}, {0, 0, 255});
    drawing.endClip();
    drawing.marker({90.0, 40.0}, 1, {0, 128, 0});
    drawing.text({2.0, 48.0}, "MMMM");
    QImage image(220, 120, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintDrawing(painter, drawing, {10.0, 10.0}, 2.0);
    painter.end();
    EXPECT_EQ(test::pixel(image, 10 + 40, 10 + 40), QColor(255, 0, 0));
    EXPECT_EQ(test::pixel(image, 10 + 90, 10 + 40), QColor(Qt::white)) << "outside the clip";
    EXPECT_EQ(test::pixel(image, 10 + 120, 10 + 40), QColor(0, 0, 255));
    EXPECT_EQ(test::pixel(image, 10 + 150, 10 + 40), QColor(Qt::white));
    EXPECT_EQ(test::pixel(image, 10 + 180, 10 + 80), QColor(0, 128, 0));
    int dark = 0;
    for (int x = 12; x < 90; ++x)
        if (test::pixel(image, x, 10 + 88).lightness() < 128) ++dark;
    EXPECT_GT(dark, 8) << "letters stand on their line";
}

}  // namespace
}  // namespace crossfade::ui
