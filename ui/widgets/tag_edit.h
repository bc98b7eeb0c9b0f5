// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

class QCompleter;

namespace crossfade::ui {

/// A text of tags, which offers the known ones as one types: Enter or Tab takes the one that is
/// chosen.
class TagEdit : public QPlainTextEdit {
    Q_OBJECT
public:
    /// Tags stand between commas, semicolons and line breaks, or a line each.
    enum class Layout { Free, Lines };
    explicit TagEdit(Layout layout, QWidget* parent = nullptr);

    /// In the order in which they are to be offered.
    void setKnown(const QStringList& tags);
    QCompleter* completer() { return m_completer; }

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// What is written of the tag before the cursor.
    QString begun() const;
    void offer();
    void take(const QString& tag);

    Layout m_layout;
    QCompleter* m_completer;
};

}  // namespace crossfade::ui
