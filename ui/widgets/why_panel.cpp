// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/why_panel.h"

#include "ui/models/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/eliding_label.h"
#include "ui/widgets/explanation_rows.h"
#include "ui/widgets/flat_button.h"
#include "ui/widgets/search_bar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace crossfade::ui {

namespace {

constexpr int kLeastHeight = 20;  // of what scrolls, in the lowest of windows
constexpr int kLeastButton = 60;

QString paragraph(const ExplanationLine& line, const Theme& theme)
{
    return QStringLiteral(
               "<p style='margin-top: 0; margin-bottom: 3px; color: %1'>%2<b>%3</b>%4</p>")
        .arg((line.muted ? theme.muted : theme.text).name(), line.before.toHtmlEscaped(),
             line.strong.toHtmlEscaped(), line.after.toHtmlEscaped());
}

}  // namespace

WhyPanel::WhyPanel(WhyModel& model, QWidget* parent) : WhyPanel(new ElidingLabel, model, parent) {}

WhyPanel::WhyPanel(ElidingLabel* head, WhyModel& model, QWidget* parent)
    : Panel(head, parent),
      m_model(&model),
      m_whole(head),
      m_scroll(new QScrollArea),
      m_rows(new ExplanationRows),
      m_lines(new QLabel),
      m_other(makeFlatButton(tr("Somebody else…"), tr("Say why any artist is here or is not"))),
      m_search(new SearchBar),
      m_back(makeFlatButton(QStringLiteral("‹"), tr("Back to the neighbours")))
{
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(makeExplanation(), 1);
    layout->addWidget(makeFoot());
    setContent(content);
    connect(m_model, &WhyModel::changed, this, &WhyPanel::refresh);
    connect(m_model, &WhyModel::waiting, this, &WhyPanel::showNote);
    connect(m_other, &QPushButton::clicked, this, &WhyPanel::beginSearch);
    connect(m_back, &QPushButton::clicked, this, &WhyPanel::backToNeighbours);
    connect(m_search, &SearchBar::artistChosen, this, &WhyPanel::choose);
    showFoot(false);
    refresh();
}

QWidget* WhyPanel::makeExplanation()
{
    m_lines->setTextFormat(Qt::RichText);
    m_lines->setWordWrap(true);
    m_lines->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* inner = new QWidget;
    auto* layout = new QVBoxLayout(inner);
    layout->setContentsMargins(0, 0, 6, 0);  // before the scroll bar
    layout->setSpacing(6);
    layout->addWidget(m_rows);
    layout->addWidget(m_lines);
    layout->addStretch(1);
    m_scroll->setObjectName(QStringLiteral("explanation"));
    m_scroll->setAccessibleName(tr("Explanation, to scroll"));
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(inner);
    m_scroll->setMinimumSize(0, kLeastHeight);
    m_scroll->viewport()->setAutoFillBackground(false);
    inner->setAutoFillBackground(false);
    return m_scroll;
}

QWidget* WhyPanel::makeFoot()
{
    QLineEdit* field = m_search->field();
    field->setObjectName(QStringLiteral("whyField"));
    field->setPlaceholderText(tr("Why is … not here?"));
    field->setAccessibleName(tr("Search for whose place is to be explained"));
    field->setClearButtonEnabled(false);  // there is a way back already
    m_other->setMinimumWidth(kLeastButton);
    auto* foot = new QWidget;
    auto* layout = new QHBoxLayout(foot);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_other, 0, Qt::AlignLeft);
    layout->addWidget(m_search, 1);
    layout->addWidget(m_back);
    return foot;
}

void WhyPanel::setSession(ProjectSession* session)
{
    m_session = session;
    m_search->setSession(session);
    m_model->setSession(session);
    const auto& chosen = m_model->chosen();
    if (chosen) m_search->showName(qt(session->catalogue()->label(*chosen)));
    showFoot(chosen.has_value());
}

void WhyPanel::beginSearch()
{
    m_search->showName({});
    m_search->show();
    m_search->beginSearch();  // before the button goes, which would hand the focus on
    showFoot(true);
}

void WhyPanel::choose(ArtistRow artist)
{
    m_search->showName(qt(m_session->catalogue()->label(artist)));
    m_model->choose(artist);
}

void WhyPanel::backToNeighbours()
{
    const bool within = m_back->hasFocus() || m_search->field()->hasFocus();
    m_other->show();
    if (within) m_other->setFocus();
    showFoot(false);
    m_model->backToList();
}

void WhyPanel::showFoot(bool searching)
{
    m_other->setVisible(!searching);
    m_search->setVisible(searching);
    m_back->setVisible(searching);
}

void WhyPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_search->isVisible())
        backToNeighbours();
    else
        Panel::keyPressEvent(event);
}

void WhyPanel::changeEvent(QEvent* event)
{
    Panel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) showLines();  // its colours stand in the text
}

void WhyPanel::showNote()
{
    const auto& text = m_model->text();
    if (!text) return;
    const QString stale = m_model->stale() ? QStringLiteral(" …") : QString();
    setNote(text->note + stale,
            text->wholeNote + (m_model->stale() ? tr(" (being looked at again)") : QString()));
}

void WhyPanel::showLines()
{
    const Theme& theme = themeFor(palette());
    QString lines;
    if (const auto& text = m_model->text())
        for (const ExplanationLine& line : text->lines) lines += paragraph(line, theme);
    else
        lines = paragraph({m_model->reason(), {}, {}, true}, theme);
    m_lines->setText(lines);
}

void WhyPanel::refresh()
{
    const auto& text = m_model->text();
    setHead(text ? text->head : tr("Why?"));
    m_whole->setToolTip(text ? text->head : QString());
    setNote({});
    showNote();
    setEmptyReason(m_model->hasList() ? QString() : m_model->reason());
    const QString spoken = text ? text->spoken : m_model->reason();
    setAccessibleDescription(spoken);
    m_scroll->setAccessibleDescription(spoken);
    m_rows->setRows(text ? text->rows : std::vector<ExplanationRow>());
    showLines();
    // A row that was selected in the list is explained in place of who was searched for.
    const bool asking = m_search->field()->hasFocus() || m_back->hasFocus();
    if (!m_model->chosen() && !asking) showFoot(false);
}

}  // namespace crossfade::ui
