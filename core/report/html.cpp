// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html.h"

#include "core/report/escape.h"
#include "core/report/table_text.h"

#include <utility>

namespace crossfade::report {

namespace {

// No quotation marks, < or & in it: it is text of an XML element too.
constexpr const char* kStyle = R"(
:root { color-scheme: light dark; --ground: #ffffff; --text: #1a1a1a; --muted: #595959;
  --line: #d0d0d0; --raised: #f4f4f4; --note: #0072b2; }
@media (prefers-color-scheme: dark) { :root { --ground: #16181c; --text: #e8e8e8;
  --muted: #a8adb5; --line: #3c4048; --raised: #22252b; --note: #56b4e9; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 64rem; background: var(--ground);
  color: var(--text); font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.4rem; margin: 2.5rem 0 .5rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.15rem; margin: 1.75rem 0 .5rem; }
h4 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
.subtitle { color: var(--muted); font-size: 1.1rem; margin: 0 0 1rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 1rem 0;
  padding: .75rem 1rem; background: var(--raised); font-size: .875rem; }
dt { color: var(--muted); }
dd { margin: 0; overflow-wrap: anywhere; }
.note { margin: 1rem 0; padding: .6rem 1rem; border-left: 4px solid var(--note);
  background: var(--raised); }
figure { margin: 1.5rem 0; }
figure > svg { display: block; max-width: 100%; height: auto; background: #ffffff; }
figcaption, .reasons { font-size: .9rem; color: var(--muted); margin: .5rem 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .925rem; font-variant-numeric: tabular-nums; }
caption { caption-side: top; text-align: left; font-size: .9rem; color: var(--muted);
  padding-bottom: .5rem; }
th, td { padding: .3rem .75rem; text-align: left; vertical-align: baseline; }
th.right, td.right { text-align: right; }
thead th { border-top: 2px solid var(--text); border-bottom: 1px solid var(--text); }
tbody th { font-weight: normal; }
tbody tr { border-bottom: 1px solid var(--line); }
tbody tr:last-child { border-bottom: 2px solid var(--text); }
.interval { color: var(--muted); font-size: .85em; white-space: nowrap; }
.command { margin: .25rem 0 0; font-size: .8rem; color: var(--muted); }
code { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
@media print { :root { --ground: #ffffff; --text: #000000; --muted: #444444; --line: #bbbbbb;
  --raised: #ffffff; --note: #000000; color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 10pt; } .wide { overflow: visible; }
  figure, tr, .note { break-inside: avoid; } h2, h3, h4, caption { break-after: avoid; }
  thead { display: table-header-group; } }
)";

std::string element(const std::string& name, const std::string& content)
{
    return "<" + name + ">" + content + "</" + name.substr(0, name.find(' ')) + ">";
}

std::string commandHtml(const std::string& command)
{
    if (command.empty()) return "";
    return element("p class=\"command\"", "Made by " + element("code", xmlText(command))) + "\n";
}

/// "Table 1. Caption"
std::string captionHtml(const char* kind, std::size_t number, const std::string& caption)
{
    std::string text = element("strong", kind + (" " + std::to_string(number)) + ".");
    if (!caption.empty()) text += " " + xmlText(caption);
    return text;
}

std::string cellHtml(const CellText& cell)
{
    std::string text = xmlText(cell.value);
    if (cell.best) text = element("strong", text);
    if (!cell.mark.empty()) text += element("sup", xmlText(cell.mark));
    if (!cell.interval.empty())
        text += " " + element("span class=\"interval\"", xmlText(cell.interval));
    return text;
}

std::string reasonsHtml(const TableText& texts)
{
    std::string text;
    for (const TableText::Reason& reason : texts.reasons())
        text += (text.empty() ? "" : "<br/>") + std::string("–") +
                (reason.mark.empty() ? "" : element("sup", xmlText(reason.mark))) + " " +
                xmlText(reason.text);
    return text.empty() ? "" : element("p class=\"reasons\"", text) + "\n";
}

/// Writes a document from its start to its end, once.
class HtmlWriter {
public:
    explicit HtmlWriter(PlotLook look) : m_look(std::move(look)) {}

    std::string write(const Document& document);

    void operator()(const Paragraph& paragraph)
    {
        m_text += element("p", xmlText(paragraph.text)) + "\n";
    }
    void operator()(const Note& note)
    {
        m_text += element(R"(p class="note" role="note")",
                          element("strong", "Note.") + " " + xmlText(note.text)) +
                  "\n";
    }
    void operator()(const Table& table);
    void operator()(const Figure& figure);

private:
    void writeHead(const Document& document);
    void writeContents(const Document& document);

    PlotLook m_look;
    std::string m_text;
    Numbering m_numbering;
};

void HtmlWriter::operator()(const Table& table)
{
    const TableText texts(table);
    const auto classOf = [&](std::size_t column) {
        const bool right = table.columns[column].alignment == Alignment::Right;
        return std::string(right ? " class=\"right\"" : "");
    };
    // Focusable, so that who has no mouse can scroll it.
    m_text += R"(<div class="wide" tabindex="0" role="region" aria-label=")" +
              xmlText("Table " + std::to_string(++m_numbering.tables)) + "\">\n<table>\n";
    m_text += element("caption", captionHtml("Table", m_numbering.tables, table.caption)) + "\n";
    m_text += "<thead>\n<tr>";
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        m_text += element("th scope=\"col\"" + classOf(c), xmlText(table.columns[c].title));
    m_text += "</tr>\n</thead>\n<tbody>\n";
    for (const auto& row : texts.rows()) {
        m_text += "<tr>";
        for (std::size_t c = 0; c < row.size(); ++c)
            m_text += element((c == 0 ? "th scope=\"row\"" : "td") + classOf(c), cellHtml(row[c]));
        m_text += "</tr>\n";
    }
    m_text += "</tbody>\n</table>\n</div>\n" + reasonsHtml(texts) + commandHtml(table.command);
}

void HtmlWriter::operator()(const Figure& figure)
{
    PlotLook options = m_look;
    options.title = figure.caption;
    m_text += "<figure>\n" + toSvg(figure.plot, options);
    m_text += element("figcaption", captionHtml("Figure", ++m_numbering.figures, figure.caption));
    m_text += "\n</figure>\n" + commandHtml(figure.command);
}

void HtmlWriter::writeHead(const Document& document)
{
    m_text += "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n";
    m_text += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n";
    m_text += element("title", xmlText(document.title)) + "\n" + element("style", kStyle) +
              "\n</head>\n<body>\n<header>\n" + element("h1", xmlText(document.title)) + "\n";
    if (!document.subtitle.empty())
        m_text += element("p class=\"subtitle\"", xmlText(document.subtitle)) + "\n";
    if (!document.provenance.empty()) {
        m_text += "<dl>\n";
        for (const Fact& fact : document.provenance)
            m_text += element("dt", xmlText(fact.key)) + element("dd", xmlText(fact.value)) + "\n";
        m_text += "</dl>\n";
    }
    m_text += "</header>\n";
}

void HtmlWriter::writeContents(const Document& document)
{
    std::string links;
    std::size_t count = 0;
    for (std::size_t i = 0; i < document.sections.size(); ++i) {
        const Section& section = document.sections[i];
        if (section.heading.empty() || depthOf(section) > 1) continue;
        ++count;
        links += element("li", element("a href=\"#s" + std::to_string(i + 1) + "\"",
                                       xmlText(section.heading))) +
                 "\n";
    }
    if (count >= 4) m_text += "<nav aria-label=\"Contents\">\n<ul>\n" + links + "</ul>\n</nav>\n";
}

std::string HtmlWriter::write(const Document& document)
{
    writeHead(document);
    writeContents(document);
    m_text += "<main>\n";
    for (std::size_t i = 0; i < document.sections.size(); ++i) {
        const Section& section = document.sections[i];
        if (!section.heading.empty()) {
            const std::string name = "h" + std::to_string(depthOf(section) + 1);
            m_text +=
                element(name + " id=\"s" + std::to_string(i + 1) + "\"", xmlText(section.heading)) +
                "\n";
        }
        for (const Item& item : section.items) std::visit(*this, item);
    }
    m_text += "</main>\n</body>\n</html>\n";
    return std::move(m_text);
}

}  // namespace

std::string toHtml(const Document& document, const PlotLook& look)
{
    return HtmlWriter(look).write(document);
}

}  // namespace crossfade::report
