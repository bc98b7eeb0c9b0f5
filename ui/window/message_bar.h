// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace crossfade::ui {

/// One sentence for the person, which stays until it is closed. Hidden while there is none.
class MessageBar : public QWidget {
    Q_OBJECT
public:
    explicit MessageBar(QWidget* parent = nullptr);
    /// Shows a sentence and has it spoken.
    void tell(const QString& sentence);
    QString sentence() const;

private:
    QLabel* m_text;
};

}  // namespace crossfade::ui
