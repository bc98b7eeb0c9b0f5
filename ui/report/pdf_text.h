// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/report/pdf_blocks.h"

#include <QColor>
#include <QFont>
#include <QString>

#include <string>
#include <vector>

class QTextLayout;

namespace crossfade::ui {

inline constexpr double pt(double points)
{
    return points * kDotsPerPoint;
}

inline constexpr QColor kPdfInk{0x1A, 0x1A, 0x1A};
inline constexpr QColor kPdfMuted{0x59, 0x59, 0x59};
inline constexpr QColor kPdfLine{0xC8, 0xC8, 0xC8};
inline constexpr QColor kPdfRaised{0xF4, 0xF4, 0xF4};

/// A stretch of text in one look.
struct PdfRun {
    QString text;
    double size = 9.5;  ///< points
    bool bold = false;
    QColor colour = kPdfInk;
    bool raised = false;  ///< as a mark that refers to something
};

/// Text in lines of a width, laid out once; a line ends at a word, or within one that is too long.
class PdfText {
public:
    PdfText(const std::vector<PdfRun>& runs, double width, Qt::Alignment alignment = Qt::AlignLeft);

    double height() const { return m_height; }
    void paint(QPainter& painter, double left, double top) const;

    /// In one line, in dots.
    static double widthOf(const PdfRun& run);

private:
    std::shared_ptr<QTextLayout> m_layout;
    double m_height = 0.0;
};

/// A block of nothing but text.
PdfBlock pdfTextBlock(const PdfText& text, double before, double left = 0.0);

/// "Table 1. Caption"
std::vector<PdfRun> pdfCaption(const QString& kind, std::size_t number, const std::string& caption);
/// "Made by crossfade-cli …"
PdfBlock pdfCommand(const std::string& command, double width);

}  // namespace crossfade::ui
