// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/latex.h"

#include "core/base/text.h"
#include "core/report/escape.h"
#include "core/report/table_text.h"

#include <string_view>
#include <utility>

namespace crossfade::report {

namespace {

constexpr std::size_t kTitleWidth = 14;  ///< bytes in a line of a column's title
constexpr std::size_t kLongTable = 35;   ///< rows; more get a table that breaks over pages

constexpr const char* kPreamble =
    R"(% Compile with lualatex or xelatex. Names in other scripts need a font that has them, such as
% \setmainfont{Noto Serif CJK SC} after fontspec.
\documentclass[a4paper]{article}
\usepackage{iftex}
\ifPDFTeX
  \usepackage[T1]{fontenc}
  \usepackage[utf8]{inputenc}
  \DeclareUnicodeCharacter{2264}{\ensuremath{\leq}}
  \DeclareUnicodeCharacter{2265}{\ensuremath{\geq}}
\else
  \usepackage{fontspec}
\fi
\usepackage{textcomp}
\usepackage[margin=25mm]{geometry}
\usepackage{graphicx}
\usepackage{booktabs}
\usepackage{float}
\usepackage{longtable}
\newcommand{\stack}[3]{\begin{tabular}[#1]{@{}#2@{}}#3\rule[-.9ex]{0pt}{.9ex}\end{tabular}}
\setlength{\belowcaptionskip}{4pt}
\newsavebox{\fitbox}
\newcommand{\fitted}[1]{\sbox{\fitbox}{#1}%
  \ifdim\wd\fitbox>\linewidth\resizebox{\linewidth}{!}{\usebox{\fitbox}}\else\usebox{\fitbox}\fi}
\newcommand{\plot}[1]{\IfFileExists{#1.pdf}{\includegraphics[width=.9\linewidth]{#1.pdf}}%
  {\fbox{\parbox{.9\linewidth}{\centering Make #1.pdf of #1.svg first.}}}}
)";

/// As latexText, and a line may end after any of the marks that paths and options have, unless a
/// blank follows, where it may end anyway.
std::string breakableLatex(const std::string& text)
{
    std::string result;
    std::size_t from = 0;
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        if (std::string_view("/=,;").find(text[i]) == std::string_view::npos || text[i + 1] == ' ')
            continue;
        result += latexText(text.substr(from, i + 1 - from)) + "\\allowbreak{}";
        from = i + 1;
    }
    return result + latexText(text.substr(from));
}

std::string commandLatex(const std::string& command)
{
    if (command.empty()) return "";
    return R"({\footnotesize\raggedright Made by \texttt{)" + breakableLatex(command) + "}\\par}\n";
}

std::string superscript(const std::string& mark)
{
    return mark.empty() ? "" : "\\textsuperscript{" + latexText(mark) + "}";
}

/// An interval stands below its value, so that a table of many columns has room.
std::string cellLatex(const CellText& cell)
{
    std::string text = latexText(cell.value);
    if (cell.best) text = "\\textbf{" + text + "}";
    text += superscript(cell.mark);
    if (cell.interval.empty()) return text;
    return R"(\stack{t}{r}{)" + text + R"( \\[-.4ex] {\scriptsize )" + latexText(cell.interval) +
           "}}";
}

std::string columnsLatex(const Table& table)
{
    std::string columns;
    for (const Column& column : table.columns)
        columns += column.alignment == Alignment::Right ? 'r' : 'l';
    return "{" + columns + "}";
}

/// In lines of about a word or two.
std::string titleLatex(const Column& column)
{
    std::string lines;
    std::string line;
    for (const std::string& word : splitText(column.title, ' ')) {
        if (!line.empty() && line.size() + word.size() >= kTitleWidth) {
            lines += latexText(line) + " \\\\ ";
            line.clear();
        }
        line += (line.empty() ? "" : " ") + word;
    }
    if (lines.empty()) return latexText(line);
    return std::string("\\stack{b}{") + (column.alignment == Alignment::Right ? "r" : "l") + "}{" +
           lines + latexText(line) + "}";
}

std::string headerLatex(const Table& table)
{
    std::string text = "\\toprule\n";
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        text += (c == 0 ? "" : " & ") + titleLatex(table.columns[c]);
    return text + " \\\\\n\\midrule\n";
}

std::string rowsLatex(const TableText& texts)
{
    std::string text;
    for (const auto& row : texts.rows()) {
        for (std::size_t c = 0; c < row.size(); ++c)
            text += (c == 0 ? "" : " & ") + cellLatex(row[c]);
        text += " \\\\\n";
    }
    return text;
}

std::string reasonsLatex(const TableText& texts)
{
    std::string text;
    for (const TableText::Reason& reason : texts.reasons())
        text += "{\\footnotesize –" + superscript(reason.mark) + " " + latexText(reason.text) +
                "\\par}\n";
    return text;
}

class LatexWriter {
public:
    explicit LatexWriter(PlotLook look) : m_look(std::move(look)) {}

    TextWithFiles write(const Document& document);

    void operator()(const Paragraph& paragraph)
    {
        m_result.text += latexText(paragraph.text) + "\n\n";
    }
    void operator()(const Note& note)
    {
        m_result.text +=
            "\\begin{quote}\n\\textbf{Note.} " + latexText(note.text) + "\n\\end{quote}\n\n";
    }
    void operator()(const Table& table);
    void operator()(const Figure& figure);

private:
    PlotLook m_look;
    TextWithFiles m_result;
    Numbering m_numbering;
};

void LatexWriter::operator()(const Table& table)
{
    const TableText texts(table);
    std::string& text = m_result.text;
    const std::string caption = "\\caption{" + latexText(table.caption) + "}";
    const std::string below = reasonsLatex(texts) + commandLatex(table.command);
    if (table.rows.size() > kLongTable) {
        text += "\\begin{longtable}" + columnsLatex(table) + "\n" + caption + " \\\\\n" +
                headerLatex(table) + "\\endfirsthead\n" + headerLatex(table) + "\\endhead\n" +
                rowsLatex(texts) + "\\bottomrule\n\\end{longtable}\n" + below + "\n";
        return;
    }
    text += "\\begin{table}[H]\n\\centering\\footnotesize\n" + caption +
            "\n\\fitted{%\n\\begin{tabular}" + columnsLatex(table) + "\n" + headerLatex(table) +
            rowsLatex(texts) + "\\bottomrule\n\\end{tabular}}\n" +
            (below.empty() ? "" : "\\par\\smallskip\n") + below + "\\end{table}\n\n";
}

void LatexWriter::operator()(const Figure& figure)
{
    PlotLook options = m_look;
    options.title = figure.caption;
    const std::string name = figureName(++m_numbering.figures);
    const std::string stem = name.substr(0, name.rfind('.'));
    m_result.files.push_back({name, toSvg(figure.plot, options)});
    m_result.text += "\\begin{figure}[H]\n\\centering\n% rsvg-convert -f pdf -o " + stem + ".pdf " +
                     name + "\n\\plot{" + stem + "}\n\\caption{" + latexText(figure.caption) +
                     "}\n" + commandLatex(figure.command) + "\\end{figure}\n\n";
}

TextWithFiles LatexWriter::write(const Document& document)
{
    static constexpr const char* kHeadings[] = {"\\section{", "\\subsection{", "\\subsubsection{"};
    std::string& text = m_result.text;
    text += kPreamble;
    text += "\\title{" + latexText(document.title) + "}\n\\author{" + latexText(document.subtitle) +
            "}\n\\date{}\n\\begin{document}\n\\maketitle\n\n";
    if (!document.provenance.empty()) {
        text += "\\begin{description}\\footnotesize\\raggedright\n";
        for (const Fact& fact : document.provenance)
            text += "\\item[{" + latexText(fact.key) + "}] \\texttt{" + breakableLatex(fact.value) +
                    "}\n";
        text += "\\end{description}\n\n";
    }
    for (const Section& section : document.sections) {
        if (!section.heading.empty())
            text += kHeadings[depthOf(section) - 1] + latexText(section.heading) + "}\n\n";
        for (const Item& item : section.items) std::visit(*this, item);
    }
    text += "\\end{document}\n";
    return std::move(m_result);
}

}  // namespace

TextWithFiles toLatex(const Document& document, const PlotLook& look)
{
    return LatexWriter(look).write(document);
}

}  // namespace crossfade::report
