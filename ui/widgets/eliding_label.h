// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace crossfade::ui {

/// A line of text that ends in an ellipsis where it would be cut.
class ElidingLabel : public QLabel {
    Q_OBJECT
public:
    using QLabel::QLabel;
    /// Keeps its line while it is empty, so that nothing jumps when a text comes.
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace crossfade::ui
