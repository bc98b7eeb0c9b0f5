// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/pdf_blocks.h"

#include "core/report/plot_drawing.h"
#include "core/report/table_text.h"
#include "ui/report/drawing_painter.h"
#include "ui/report/pdf_text.h"

#include <QPainter>

#include <algorithm>
#include <array>

namespace crossfade::ui {

namespace {

constexpr double kFigureScale = 0.72;  // points in a pixel of a figure, at most

QString textOf(const std::string& text)
{
    return QString::fromStdString(text).simplified();
}

/// Makes blocks of a document from its start to its end, once.
class BlockMaker {
public:
    explicit BlockMaker(double width) : m_width(width) {}

    std::vector<PdfBlock> make(const report::Document& document);

    void operator()(const report::Paragraph& paragraph)
    {
        m_blocks.push_back(pdfTextBlock(PdfText({{textOf(paragraph.text)}}, m_width), pt(5.0)));
    }
    void operator()(const report::Note& note);
    void operator()(const report::Table& table);
    void operator()(const report::Figure& figure);

private:
    void addTitle(const report::Document& document);
    void addFact(const report::Fact& fact);
    void addHeading(const report::Section& section);

    double m_width;
    std::vector<PdfBlock> m_blocks;
    report::Numbering m_numbering;
};

void BlockMaker::operator()(const report::Note& note)
{
    const PdfText text({{QStringLiteral("Note. "), 9.0, true}, {textOf(note.text), 9.0}},
                       m_width - pt(20.0));
    PdfBlock block;
    block.before = pt(6.0);
    block.height = text.height() + pt(10.0);
    block.paint = [text, width = m_width](QPainter& painter, double top) {
        const double height = text.height() + pt(10.0);
        painter.fillRect(QRectF(0.0, top, width, height), kPdfRaised);
        painter.fillRect(QRectF(0.0, top, pt(2.5), height), kPdfMuted);
        text.paint(painter, pt(11.0), top + pt(5.0));
    };
    m_blocks.push_back(std::move(block));
}

void BlockMaker::operator()(const report::Table& table)
{
    std::ranges::move(pdfTable(table, ++m_numbering.tables, m_width), std::back_inserter(m_blocks));
}

void BlockMaker::operator()(const report::Figure& figure)
{
    report::Drawing drawing = report::draw(figure.plot);
    const double scale = std::min(pt(kFigureScale), m_width / drawing.width());
    PdfBlock block;
    block.before = pt(10.0);
    block.height = drawing.height() * scale;
    block.withNext = true;
    block.paint = [drawing = std::move(drawing), scale](QPainter& painter, double top) {
        paintDrawing(painter, drawing, {0.0, top}, scale);
    };
    m_blocks.push_back(std::move(block));
    m_blocks.push_back(pdfTextBlock(
        PdfText(pdfCaption(QStringLiteral("Figure"), ++m_numbering.figures, figure.caption),
                m_width),
        pt(4.0)));
    if (figure.command.empty()) return;
    m_blocks.back().withNext = true;
    m_blocks.push_back(pdfCommand(figure.command, m_width));
}

void BlockMaker::addTitle(const report::Document& document)
{
    m_blocks.push_back(pdfTextBlock(PdfText({{textOf(document.title), 18.0, true}}, m_width), 0.0));
    if (!document.subtitle.empty())
        m_blocks.push_back(pdfTextBlock(
            PdfText({{textOf(document.subtitle), 11.0, false, kPdfMuted}}, m_width), pt(3.0)));
    for (PdfBlock& block : m_blocks) block.withNext = true;
}

void BlockMaker::addFact(const report::Fact& fact)
{
    const double keys = pt(78.0);
    const PdfText key({{textOf(fact.key), 8.0, false, kPdfMuted}}, keys);
    const PdfText value({{textOf(fact.value), 8.0}}, m_width - keys);
    PdfBlock block;
    block.before = pt(2.0);
    block.height = std::max(key.height(), value.height());
    block.paint = [key, value, keys](QPainter& painter, double top) {
        key.paint(painter, 0.0, top);
        value.paint(painter, keys, top);
    };
    m_blocks.push_back(std::move(block));
}

void BlockMaker::addHeading(const report::Section& section)
{
    struct Look {
        double size, before, below;
    };
    static constexpr std::array<Look, 3> kLooks = {
        {{14.0, 22.0, 2.0}, {11.0, 16.0, 0.0}, {9.5, 12.0, 0.0}}};
    const Look look = kLooks[static_cast<std::size_t>(report::depthOf(section) - 1)];
    PdfBlock block = pdfTextBlock(PdfText({{textOf(section.heading), look.size, true}}, m_width),
                                  pt(look.before));
    block.withNext = true;
    if (look.below > 0.0) {
        block.height += pt(look.below);
        block.paint = [text = block.paint, height = block.height, width = m_width](
                          QPainter& painter, double top) {
            text(painter, top);
            painter.setPen(QPen(kPdfLine, pt(0.6)));
            painter.drawLine(QPointF(0.0, top + height), QPointF(width, top + height));
        };
    }
    m_blocks.push_back(std::move(block));
}

std::vector<PdfBlock> BlockMaker::make(const report::Document& document)
{
    addTitle(document);
    const std::size_t first = m_blocks.size();
    for (const report::Fact& fact : document.provenance) addFact(fact);
    if (m_blocks.size() > first) m_blocks[first].before = pt(10.0);
    for (const report::Section& section : document.sections) {
        if (!section.heading.empty()) addHeading(section);
        for (const report::Item& item : section.items) std::visit(*this, item);
    }
    return std::move(m_blocks);
}

}  // namespace

std::vector<PdfBlock> pdfBlocks(const report::Document& document, double width)
{
    return BlockMaker(width).make(document);
}

}  // namespace crossfade::ui
