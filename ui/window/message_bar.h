// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace crossfade::ui {

/// One sentence for the person, which stays until it is closed, or for a while where it only says
/// that something was done. Hidden while there is none.
class MessageBar : public QWidget {
    Q_OBJECT
public:
    static constexpr int kBriefMs = 5000;

    explicit MessageBar(QWidget* parent = nullptr);
    /// Shows a sentence and has it spoken.
    void tell(const QString& sentence);
    /// The same for kBriefMs: nobody has to close it.
    void confirm(const QString& sentence);
    /// The same as tell(), with a button that does what the sentence speaks of and closes it.
    void offer(const QString& sentence, const QString& action, std::function<void()> run);
    QString sentence() const;

private:
    QLabel* m_text;
    QPushButton* m_action;
    std::function<void()> m_run;
    QTimer m_brief;
};

}  // namespace crossfade::ui
