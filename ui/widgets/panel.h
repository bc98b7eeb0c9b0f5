// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QBoxLayout;
class QLabel;
class QVBoxLayout;

namespace crossfade::ui {

/// A panel with a head in small capitals and a note at its right.
class Panel : public QFrame {
    Q_OBJECT
public:
    explicit Panel(const QString& head, QWidget* parent = nullptr);

    void setHead(const QString& head);
    /// Elided where it does not fit; `whole` is what the tooltip says, empty: the note.
    void setNote(const QString& note, const QString& whole = {});
    QString note() const;
    /// Without head and note: the content alone.
    void setPlain(bool plain);
    /// The note stands in a line of its own below the head, instead of right of it.
    void setNoteBelow(bool below);
    /// How wide the panel must be for the head and a note in one line.
    int widthInOneLine(const QString& note) const;
    QVBoxLayout* body() { return m_body; }
    /// Between the head and the content, and there also where a reason is shown in its place.
    void addAbove(QWidget* widget);
    /// Shows a sentence in place of `content` while it is not empty.
    void setContent(QWidget* content);
    void setEmptyReason(const QString& reason);

protected:
    /// With a head of its own, which may end in an ellipsis: the note has its room first.
    Panel(QLabel* head, QWidget* parent);

private:
    bool m_plain = false;
    QWidget* m_top = nullptr;
    QBoxLayout* m_topLayout;
    QLabel* m_head;
    QLabel* m_note;
    QLabel* m_reason;
    QWidget* m_content = nullptr;
    QVBoxLayout* m_body;
};

}  // namespace crossfade::ui
