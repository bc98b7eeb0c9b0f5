// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/pdf.h"

#include "ui/report/pdf_file.h"
#include "ui/report/pdf_text.h"

#include <QPainter>
#include <QPdfWriter>

namespace crossfade::ui {

namespace {

// In points, of A4.
constexpr double kPageWidth = 595.0;
constexpr double kPageHeight = 842.0;
constexpr double kSide = 54.0;
constexpr double kTop = 50.0;
constexpr double kBottom = 58.0;
constexpr double kRoom = kPageHeight - kTop - kBottom;

struct Placed {
    const PdfBlock* block;
    double top;
};
using Page = std::vector<Placed>;

/// Puts blocks on pages, one below the other.
class Pages {
public:
    explicit Pages(const std::vector<PdfBlock>& blocks)
    {
        for (std::size_t first = 0; first < blocks.size();) {
            std::size_t end = first + 1;
            while (end < blocks.size() && blocks[end - 1].withNext) ++end;
            double height = 0.0;
            for (std::size_t b = first; b < end; ++b) height += blocks[b].before + blocks[b].height;
            // What is higher than a page begins on this one only if much of it is left.
            const double left = pt(kRoom) - m_y;
            const bool fits = height <= left;
            const bool divided = height > pt(kRoom);
            if (m_y > 0.0 && !fits && (!divided || left < pt(kRoom) / 2.0)) begin();
            for (; first < end; ++first) put(blocks[first]);
        }
    }

    const std::vector<Page>& pages() const { return m_pages; }

private:
    void begin()
    {
        m_pages.emplace_back();
        m_y = 0.0;
    }
    void put(const PdfBlock& block)
    {
        if (m_y > 0.0 && m_y + block.before + block.height > pt(kRoom)) begin();
        if (m_y > 0.0)
            m_y += block.before;
        else if (block.header != nullptr)
            add(*block.header);
        add(block);
    }
    void add(const PdfBlock& block)
    {
        m_pages.back().push_back({&block, m_y});
        m_y += block.height;
    }

    std::vector<Page> m_pages = {{}};
    double m_y = 0.0;  ///< how far the last page is filled
};

void paintFoot(QPainter& painter, const QString& text, std::size_t page, std::size_t pages)
{
    const double width = pt(kPageWidth - 2.0 * kSide);
    const double top = pt(kRoom + 18.0);
    const QString number = QStringLiteral("%1 / %2").arg(page).arg(pages);
    PdfText({{number, 7.5, false, kPdfMuted}}, width, Qt::AlignRight).paint(painter, 0.0, top);
    PdfText({{text, 7.5, false, kPdfMuted}}, width * 0.85).paint(painter, 0.0, top);
}

}  // namespace

Result<QByteArray> toPdf(const report::Document& document)
{
    const std::vector<PdfBlock> blocks = pdfBlocks(document, pt(kPageWidth - 2.0 * kSide));
    const Pages layout(blocks);
    const QString title = QString::fromStdString(document.title).simplified();
    const QString foot =
        document.subtitle.empty() ? title : QString::fromStdString(document.subtitle).simplified();
    const PdfForm form{QSizeF(kPageWidth, kPageHeight), kDotsPerPoint, title};
    return pdfBytes(form, [&](QPainter& painter, QPdfWriter& writer) -> Status {
        painter.translate(pt(kSide), pt(kTop));
        for (std::size_t page = 0; page < layout.pages().size(); ++page) {
            if (page > 0 && !writer.newPage())
                return Error{ErrorCode::Backend, "Qt can't write a page of the PDF."};
            for (const Placed& placed : layout.pages()[page])
                placed.block->paint(painter, placed.top);
            paintFoot(painter, foot, page + 1, layout.pages().size());
        }
        return ok();
    });
}

}  // namespace crossfade::ui
