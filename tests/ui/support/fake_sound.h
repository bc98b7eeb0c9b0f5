// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/sound.h"

#include <QStringList>

namespace crossfade::test {

/// Sound that nobody hears: writes down what was asked of it. Whoever makes it hands it away and
/// keeps a pointer.
class FakeSound : public ui::Sound {
public:
    void play(const QString& file) override
    {
        if (!refusal.isEmpty()) {
            Q_EMIT failed(refusal);
            return;
        }
        played += file;
    }
    void stop() override { ++stops; }
    void seek(qint64 milliseconds) override { sought = milliseconds; }
    void setVolume(double loud) override { volume = loud; }

    QStringList played;
    int stops = 0;
    qint64 sought = -1;
    double volume = -1.0;
    QString refusal;  ///< what play() fails with; empty: it does not
};

}  // namespace crossfade::test
