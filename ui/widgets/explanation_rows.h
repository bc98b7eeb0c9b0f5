// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/explanation_text.h"

#include <QWidget>

#include <vector>

namespace crossfade::ui {

/// The parts of a score, one below the other: name, bar and figure; all bars on one scale. As high
/// as its rows and as wide as it is let be: names are elided, bars shrink. Whoever holds it speaks
/// for it.
class ExplanationRows : public QWidget {
    Q_OBJECT
public:
    explicit ExplanationRows(QWidget* parent = nullptr);
    void setRows(std::vector<ExplanationRow> rows);
    const std::vector<ExplanationRow>& rows() const { return m_rows; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<ExplanationRow> m_rows;
};

}  // namespace crossfade::ui
