// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPoint>

#include <functional>

class QMimeData;
class QWidget;

namespace crossfade::ui {

/// Lets artists be dragged from a widget that has no items of its own, such as the line that counts
/// a selection. Belongs to the widget.
class ArtistDrag : public QObject {
    Q_OBJECT
public:
    /// What is dragged, made when a drag begins and then the drag's; null: nothing.
    using Source = std::function<QMimeData*()>;

    ArtistDrag(QWidget& widget, Source source);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* m_widget;
    Source m_source;
    QPoint m_pressed;
    bool m_down = false;
};

}  // namespace crossfade::ui
