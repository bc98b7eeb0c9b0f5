// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace crossfade::ui {

/// What makes one audio file heard at a time. GUI thread only. What goes wrong comes as failed(),
/// also what is known at once.
class Sound : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// From its beginning, in place of what plays.
    virtual void play(const QString& file) = 0;
    virtual void stop() = 0;
    virtual void seek(qint64 milliseconds) = 0;
    /// 0 to 1, as the ear hears it.
    virtual void setVolume(double volume) = 0;

Q_SIGNALS:
    /// Milliseconds; a duration of 0 is not known yet.
    void moved(qint64 position, qint64 duration);
    void ended();
    void failed(const QString& sentence);
};

}  // namespace crossfade::ui
