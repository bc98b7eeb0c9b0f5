// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/pdf_text.h"

#include "ui/report/drawing_painter.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

#include <cmath>

namespace crossfade::ui {

namespace {

QFont fontOf(const PdfRun& run)
{
    QFont font(reportFont());
    font.setPixelSize(static_cast<int>(std::lround(pt(run.size))));
    font.setBold(run.bold);
    return font;
}

QString onOneLine(const std::string& text)
{
    return QString::fromStdString(text).simplified();
}

}  // namespace

PdfText::PdfText(const std::vector<PdfRun>& runs, double width, Qt::Alignment alignment)
{
    QString whole;
    QList<QTextLayout::FormatRange> formats;
    for (const PdfRun& run : runs) {
        QTextLayout::FormatRange range;
        range.start = static_cast<int>(whole.size());
        range.length = static_cast<int>(run.text.size());
        range.format.setFont(fontOf(run));
        range.format.setForeground(run.colour);
        if (run.raised) range.format.setVerticalAlignment(QTextCharFormat::AlignSuperScript);
        formats << range;
        whole += run.text;
    }
    m_layout = std::make_shared<QTextLayout>(whole, fontOf(runs.empty() ? PdfRun() : runs.front()));
    m_layout->setFormats(formats);
    QTextOption option(alignment);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setUseDesignMetrics(true);
    m_layout->setTextOption(option);
    m_layout->setCacheEnabled(true);
    m_layout->beginLayout();
    for (QTextLine line = m_layout->createLine(); line.isValid(); line = m_layout->createLine()) {
        line.setLineWidth(width);
        line.setPosition({0.0, m_height});
        m_height += line.height();
    }
    m_layout->endLayout();
}

void PdfText::paint(QPainter& painter, double left, double top) const
{
    m_layout->draw(&painter, {left, top});
}

double PdfText::widthOf(const PdfRun& run)
{
    return QFontMetricsF(fontOf(run)).horizontalAdvance(run.text);
}

PdfBlock pdfTextBlock(const PdfText& text, double before, double left)
{
    PdfBlock block;
    block.before = before;
    block.height = text.height();
    block.paint = [text, left](QPainter& painter, double top) { text.paint(painter, left, top); };
    return block;
}

std::vector<PdfRun> pdfCaption(const QString& kind, std::size_t number, const std::string& caption)
{
    return {{QStringLiteral("%1 %2. ").arg(kind).arg(number), 8.5, true, kPdfInk},
            {onOneLine(caption), 8.5, false, kPdfMuted}};
}

PdfBlock pdfCommand(const std::string& command, double width)
{
    return pdfTextBlock(
        PdfText({{QStringLiteral("Made by ") + onOneLine(command), 7.0, false, kPdfMuted}}, width),
        pt(3.0));
}

}  // namespace crossfade::ui
