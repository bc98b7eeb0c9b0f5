// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/judgement_model.h"

#include <QTimer>
#include <QWidget>

#include <string>

class QPlainTextEdit;
class QPushButton;

namespace crossfade::ui {

/// The note on one artist, to be read and written. What is typed is stored by itself: after a
/// pause, when the field is left, and before another artist is shown. Grows with its text up to
/// kMostLines. Without a note there is a button of one line, until it is pressed or open() is
/// called.
class NoteEdit : public QWidget {
    Q_OBJECT
public:
    static constexpr int kPauseMs = 800;
    static constexpr int kMostLines = 5;

    explicit NoteEdit(QWidget* parent = nullptr);
    ~NoteEdit() override;

    /// Borrowed, and must outlive this or be replaced; null: nothing can be written.
    void setModel(JudgementModel* model);
    /// Whose note, by id; empty: nobody's, and the field is hidden. `name` is what a screen reader
    /// says.
    void setArtist(const std::string& artist, const QString& name);
    const std::string& artist() const { return m_artist; }
    /// The field, to be typed in, whether there is a note or not.
    void open();
    /// Stores what was typed, at once.
    void store();

    QPlainTextEdit* field() { return m_field; }
    QPushButton* offer() { return m_offer; }

Q_SIGNALS:
    /// Escape, or Ctrl and Return: the person is done.
    void left();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void read();
    void fit();
    void showField(bool shown);

    JudgementModel* m_model = nullptr;
    std::string m_artist;
    QPlainTextEdit* m_field;
    QPushButton* m_offer;  ///< while there is no note
    QTimer m_pause;
    bool m_unstored = false;  ///< something was typed since
};

}  // namespace crossfade::ui
