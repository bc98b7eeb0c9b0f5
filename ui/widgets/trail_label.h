// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QStringList>

namespace crossfade::ui {

/// Whom one asked for on the way here, oldest first, the last in bold. Where there is no room for
/// all, the oldest are left out, and the last is cut with an ellipsis; the tooltip has all.
class TrailLabel : public QLabel {
    Q_OBJECT
public:
    explicit TrailLabel(QWidget* parent = nullptr);

    void setNames(QStringList names);  ///< plain text
    /// What is shown at the width it has, as plain text.
    QString shown() const;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fit();

    QStringList m_names;
    QStringList m_fitting;
};

}  // namespace crossfade::ui
