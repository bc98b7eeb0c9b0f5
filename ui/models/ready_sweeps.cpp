// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/ready_sweeps.h"

#include <QDir>
#include <QFile>
#include <QStringList>

#include <algorithm>

namespace crossfade::ui {

namespace {

ReadySweep describe(const QString& text, const QString& fileName)
{
    ReadySweep sweep{{}, {}, text, fileName};
    QStringList question;
    bool atHead = true;
    for (const QString& line : text.split(QLatin1Char('\n'))) {
        atHead = atHead && line.startsWith(QLatin1Char('#'));
        if (atHead) question << line.mid(1).trimmed();
        if (line.section(QLatin1Char('='), 0, 0).trimmed() == QLatin1String("name"))
            sweep.name = line.section(QLatin1Char('='), 1).trimmed();
    }
    sweep.question = question.join(QLatin1Char(' '));
    return sweep;
}

}  // namespace

std::vector<ReadySweep> readySweeps()
{
    const QDir folder(QStringLiteral(":/experiments"));
    std::vector<ReadySweep> sweeps;
    for (const QString& name : folder.entryList(QDir::Files)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            sweeps.push_back(describe(QString::fromUtf8(file.readAll()), name));
    }
    std::ranges::sort(sweeps, {}, &ReadySweep::name);
    return sweeps;
}

}  // namespace crossfade::ui
