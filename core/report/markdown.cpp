// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/markdown.h"

#include "core/report/escape.h"
#include "core/report/number_text.h"
#include "core/report/table_text.h"

#include <utility>

namespace crossfade::report {

namespace {

std::string commandMarkdown(const std::string& command)
{
    return command.empty() ? "" : "Made by " + markdownCode(command) + "\n\n";
}

std::string captionMarkdown(const char* kind, std::size_t number, const std::string& caption)
{
    const std::string text = std::string("**") + kind + " " + std::to_string(number) + ".**";
    return caption.empty() ? text : text + " " + markdownText(caption);
}

std::string superscript(const std::string& mark)
{
    return mark.empty() ? "" : "<sup>" + markdownText(mark) + "</sup>";
}

std::string cellMarkdown(const CellText& cell)
{
    std::string text = markdownText(cell.value);
    if (cell.best && !text.empty()) text = "**" + text + "**";
    text += superscript(cell.mark);
    if (!cell.interval.empty()) text += " " + markdownText(cell.interval);
    return text;
}

class MarkdownWriter {
public:
    explicit MarkdownWriter(PlotLook look) : m_look(std::move(look)) {}

    TextWithFiles write(const Document& document);

    void operator()(const Paragraph& paragraph)
    {
        m_result.text += markdownText(paragraph.text) + "\n\n";
    }
    void operator()(const Note& note)
    {
        m_result.text += "> **Note.** " + markdownText(note.text) + "\n\n";
    }
    void operator()(const Table& table);
    void operator()(const Figure& figure);

private:
    PlotLook m_look;
    TextWithFiles m_result;
    Numbering m_numbering;
};

void MarkdownWriter::operator()(const Table& table)
{
    const TableText texts(table);
    std::string& text = m_result.text;
    text += captionMarkdown("Table", ++m_numbering.tables, table.caption) + "\n\n|";
    for (const Column& column : table.columns) text += " " + markdownText(column.title) + " |";
    text += "\n|";
    for (const Column& column : table.columns)
        text += column.alignment == Alignment::Right ? " ---: |" : " :--- |";
    text += "\n";
    for (const auto& row : texts.rows()) {
        text += "|";
        for (const CellText& cell : row) text += " " + cellMarkdown(cell) + " |";
        text += "\n";
    }
    text += "\n";
    for (const TableText::Reason& reason : texts.reasons())
        text += kDash + superscript(reason.mark) + " " + markdownText(reason.text) + "\n\n";
    text += commandMarkdown(table.command);
}

void MarkdownWriter::operator()(const Figure& figure)
{
    PlotLook options = m_look;
    options.title = figure.caption;
    const std::string name = figureName(++m_numbering.figures);
    m_result.files.push_back({name, toSvg(figure.plot, options)});
    m_result.text += "![" + markdownText(figure.caption) + "](" + name + ")\n\n" +
                     captionMarkdown("Figure", m_numbering.figures, figure.caption) + "\n\n" +
                     commandMarkdown(figure.command);
}

TextWithFiles MarkdownWriter::write(const Document& document)
{
    std::string& text = m_result.text;
    text += "# " + markdownText(document.title) + "\n\n";
    if (!document.subtitle.empty()) text += markdownText(document.subtitle) + "\n\n";
    for (const Fact& fact : document.provenance)
        text += "- " + markdownText(fact.key) + ": " + markdownCode(fact.value) + "\n";
    if (!document.provenance.empty()) text += "\n";
    for (const Section& section : document.sections) {
        if (!section.heading.empty())
            text += std::string(static_cast<std::size_t>(depthOf(section)) + 1, '#') + " " +
                    markdownText(section.heading) + "\n\n";
        for (const Item& item : section.items) std::visit(*this, item);
    }
    // One line break at the end.
    while (text.ends_with("\n\n")) text.pop_back();
    return std::move(m_result);
}

}  // namespace

TextWithFiles toMarkdown(const Document& document, const PlotLook& look)
{
    return MarkdownWriter(look).write(document);
}

}  // namespace crossfade::report
