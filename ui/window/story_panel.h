// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <cstddef>
#include <optional>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QMenu;
class QPlainTextEdit;
class QPushButton;

namespace crossfade::ui {

class StoryModel;
class StoryPlayer;

/// The story that is open, to be made and put in order: its steps, the caption of the chosen one
/// and what of the map it shows. Changes the model; steps are taken from what is shown, and files
/// opened and saved, by whoever listens.
class StoryPanel : public QWidget {
    Q_OBJECT
public:
    StoryPanel(StoryModel& story, StoryPlayer& player, QWidget* parent = nullptr);

    QListWidget* list() { return m_list; }
    QPlainTextEdit* caption() { return m_caption; }
    QLineEdit* title() { return m_title; }
    QComboBox* view() { return m_view; }
    /// Of the button that opens: whoever listens fills it when it is about to show.
    QMenu* openMenu() { return m_open; }
    std::optional<std::size_t> chosen() const;
    /// Chooses a step and lets its caption be written.
    void edit(std::size_t step);

Q_SIGNALS:
    void addWanted();
    void updateWanted(std::size_t step);
    void newWanted();
    void saveWanted();
    void playWanted();

private:
    QWidget* makeSteps();
    QWidget* makeEditor();
    QPushButton* addButton(QHBoxLayout& row, const QString& text, const QString& what,
                           void (StoryPanel::*action)());
    void refreshSteps();
    void refreshText();
    void showChosen();
    void moveUp();
    void moveDown();
    void removeChosen();
    void updateChosen();
    void setView(int index);
    QString lineOf(std::size_t step) const;

    StoryModel* m_story;
    StoryPlayer* m_player;
    QMenu* m_open;
    QLineEdit* m_title;
    QLabel* m_state;  ///< file, and whether it is saved
    QListWidget* m_list;
    QLabel* m_empty;
    QWidget* m_editor = nullptr;
    QPlainTextEdit* m_caption = nullptr;
    QComboBox* m_view = nullptr;
    QLabel* m_remarks = nullptr;
    QPushButton* m_up = nullptr;
    QPushButton* m_down = nullptr;
    QPushButton* m_play = nullptr;
    bool m_filling = false;
};

}  // namespace crossfade::ui
