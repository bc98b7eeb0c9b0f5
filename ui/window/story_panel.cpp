// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/story_panel.h"

#include "ui/models/story_model.h"
#include "ui/models/story_player.h"
#include "ui/models/text.h"

#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace crossfade::ui {

namespace {

constexpr int kCaptionHeight = 84;

QLabel* makeNote()
{
    auto* label = new QLabel;
    label->setObjectName(QStringLiteral("muted"));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

}  // namespace

StoryPanel::StoryPanel(StoryModel& story, StoryPlayer& player, QWidget* parent)
    : QWidget(parent),
      m_story(&story),
      m_player(&player),
      m_open(new QMenu(this)),
      m_title(new QLineEdit),
      m_state(makeNote()),
      m_list(new QListWidget),
      m_empty(makeNote())
{
    m_editor = makeEditor();
    m_title->setPlaceholderText(tr("Title of the story"));
    m_title->setAccessibleName(tr("Title of the story"));
    auto* top = new QHBoxLayout;
    auto* open = new QPushButton(tr("Open"));
    open->setMenu(m_open);
    top->addWidget(open);
    addButton(*top, tr("New"), tr("Begin an empty story"), &StoryPanel::newWanted);
    addButton(*top, tr("Save"), tr("Save the story in its file"), &StoryPanel::saveWanted);
    m_play = addButton(*top, tr("Play"), tr("Show the story from its beginning (F5)"),
                       &StoryPanel::playWanted);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 10);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addWidget(m_title);
    layout->addWidget(m_state);
    layout->addWidget(makeSteps(), 1);
    layout->addWidget(m_editor);
    connect(m_title, &QLineEdit::textEdited, m_story, &StoryModel::setTitle);
    connect(m_story, &StoryModel::stepsChanged, this, &StoryPanel::refreshSteps);
    connect(m_story, &StoryModel::textChanged, this, &StoryPanel::refreshText);
    connect(m_story, &StoryModel::checked, this, &StoryPanel::refreshText);
    connect(m_player, &StoryPlayer::shown, this, [this] {
        if (m_player->at()) m_list->setCurrentRow(static_cast<int>(*m_player->at()));
    });
    refreshSteps();
    refreshText();
}

QPushButton* StoryPanel::addButton(QHBoxLayout& row, const QString& text, const QString& what,
                                   void (StoryPanel::*action)())
{
    auto* button = new QPushButton(text);
    button->setToolTip(what);
    button->setAccessibleName(what);
    connect(button, &QPushButton::clicked, this, action);
    row.addWidget(button);
    return button;
}

QWidget* StoryPanel::makeSteps()
{
    m_list->setAccessibleName(tr("Steps of the story"));
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMinimumHeight(120);
    m_empty->setText(
        tr("No steps yet. Set the window as you want to show it, then “Add this as a step”."));
    auto* steps = new QWidget;
    auto* layout = new QVBoxLayout(steps);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_empty);
    layout->addWidget(m_list, 1);
    auto* add = new QHBoxLayout;
    addButton(*add, tr("Add this as a step"), tr("Add what is shown now after the chosen step"),
              &StoryPanel::addWanted);
    layout->addLayout(add);
    connect(m_list, &QListWidget::currentRowChanged, this, [this] { showChosen(); });
    connect(m_list, &QListWidget::itemActivated, this, [this] {
        if (const auto step = chosen()) m_player->goTo(*step);
    });
    return steps;
}

QWidget* StoryPanel::makeEditor()
{
    auto* editor = new QWidget;
    auto* layout = new QVBoxLayout(editor);
    layout->setContentsMargins(0, 0, 0, 0);
    m_caption = new QPlainTextEdit;
    m_caption->setPlaceholderText(tr("What the room is to see in this step"));
    m_caption->setAccessibleName(tr("Caption of the step"));
    m_caption->setTabChangesFocus(true);
    m_caption->setFixedHeight(kCaptionHeight);
    m_view = new QComboBox;
    m_view->setAccessibleName(tr("What of the map the step shows"));
    m_view->addItem(tr("Map: the query and its neighbours"));
    m_view->addItem(tr("Map: all of it"));
    m_view->addItem(tr("Map: the selected artists"));
    m_remarks = makeNote();
    auto* row = new QHBoxLayout;
    m_up = addButton(*row, tr("Up"), tr("Move the step up"), &StoryPanel::moveUp);
    m_down = addButton(*row, tr("Down"), tr("Move the step down"), &StoryPanel::moveDown);
    addButton(*row, tr("Take anew"), tr("Let the step show what is shown now"),
              &StoryPanel::updateChosen);
    addButton(*row, tr("Delete"), tr("Delete the step"), &StoryPanel::removeChosen);
    layout->addWidget(m_caption);
    layout->addWidget(m_view);
    layout->addWidget(m_remarks);
    layout->addLayout(row);
    connect(m_caption, &QPlainTextEdit::textChanged, this, [this] {
        if (const auto step = chosen(); step && !m_filling)
            m_story->setCaption(*step, m_caption->toPlainText());
    });
    connect(m_view, &QComboBox::activated, this, &StoryPanel::setView);
    return editor;
}

std::optional<std::size_t> StoryPanel::chosen() const
{
    const int row = m_list->currentRow();
    if (row < 0 || static_cast<std::size_t>(row) >= m_story->size()) return std::nullopt;
    return static_cast<std::size_t>(row);
}

void StoryPanel::edit(std::size_t step)
{
    m_list->setCurrentRow(static_cast<int>(step));
    m_caption->setFocus();
}

QString StoryPanel::lineOf(std::size_t step) const
{
    const QString caption = qt(m_story->story().steps[step].caption).simplified();
    QString line = tr("%1  %2").arg(step + 1).arg(caption.isEmpty() ? tr("(no caption)") : caption);
    QStringList heard;
    for (const StoryArtist& artist : m_story->story().steps[step].heard) heard << qt(artist.name);
    if (!heard.isEmpty()) line += QStringLiteral("  ♪ ") + heard.join(QStringLiteral(", "));
    if (!m_story->remarks(step).isEmpty()) line += QStringLiteral("  ⚠");
    return line;
}

void StoryPanel::refreshSteps()
{
    // In one that was just opened no step is meant, so that what is added comes last.
    const int row = m_story->changed() ? m_list->currentRow() : -1;
    {
        const QScopedValueRollback<bool> filling(m_filling, true);
        m_list->clear();
        for (std::size_t step = 0; step < m_story->size(); ++step) m_list->addItem(lineOf(step));
        m_list->setCurrentRow(std::min(row, m_list->count() - 1));
    }
    m_empty->setVisible(m_story->empty());
    m_list->setVisible(!m_story->empty());
    m_play->setEnabled(!m_story->empty());
    showChosen();
}

void StoryPanel::refreshText()
{
    if (m_title->text() != qt(m_story->story().title)) {
        m_title->setText(qt(m_story->story().title));
        m_title->setCursorPosition(0);
    }
    const QString file =
        m_story->file().isEmpty() ? tr("not in a file yet") : QFileInfo(m_story->file()).fileName();
    m_state->setText(m_story->changed() ? tr("%1 · not saved").arg(file) : file);
    m_state->setToolTip(m_story->file());
    for (int row = 0; row < m_list->count(); ++row) {
        const auto step = static_cast<std::size_t>(row);
        m_list->item(row)->setText(lineOf(step));
        m_list->item(row)->setToolTip(m_story->remarks(step).join(u'\n'));
    }
    if (const auto step = chosen()) m_remarks->setText(m_story->remarks(*step).join(u'\n'));
    m_remarks->setVisible(!m_remarks->text().isEmpty());
}

void StoryPanel::showChosen()
{
    const auto step = chosen();
    m_editor->setVisible(step.has_value());
    if (!step) return;
    const QScopedValueRollback<bool> filling(m_filling, true);
    const StoryStep& now = m_story->story().steps[*step];
    if (m_caption->toPlainText() != qt(now.caption)) m_caption->setPlainText(qt(now.caption));
    const int place = static_cast<int>(StoryView::Shows::Place);
    if (m_view->count() > place) m_view->removeItem(place);
    if (now.view.shows == StoryView::Shows::Place) m_view->addItem(tr("Map: a part of it"));
    m_view->setCurrentIndex(static_cast<int>(now.view.shows));
    m_up->setEnabled(*step > 0);
    m_down->setEnabled(*step + 1 < m_story->size());
    m_remarks->setText(m_story->remarks(*step).join(u'\n'));
    m_remarks->setVisible(!m_remarks->text().isEmpty());
}

void StoryPanel::setView(int index)
{
    const auto step = chosen();
    const auto shows = static_cast<StoryView::Shows>(index);
    // A part of the map is what was seen when the step was taken; it can't be chosen.
    if (!step || shows == StoryView::Shows::Place) return;
    StoryView view;
    view.shows = shows;
    m_story->setView(*step, view);
    showChosen();
}

void StoryPanel::moveUp()
{
    const auto step = chosen();
    if (!step || *step == 0) return;
    m_story->move(*step, *step - 1);
    m_list->setCurrentRow(static_cast<int>(*step) - 1);
}

void StoryPanel::moveDown()
{
    const auto step = chosen();
    if (!step || *step + 1 >= m_story->size()) return;
    m_story->move(*step, *step + 1);
    m_list->setCurrentRow(static_cast<int>(*step) + 1);
}

void StoryPanel::removeChosen()
{
    if (const auto step = chosen()) m_story->remove(*step);
}

void StoryPanel::updateChosen()
{
    if (const auto step = chosen()) Q_EMIT updateWanted(*step);
}

}  // namespace crossfade::ui
