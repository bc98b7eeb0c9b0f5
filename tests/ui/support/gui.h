// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/matchers.h"

#include <QImage>
#include <QPoint>
#include <QString>
#include <QTest>
#include <QWidget>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>

// How GoogleTest prints Qt's values: found beside their types, by this name.
// NOLINTBEGIN(readability-identifier-naming)
inline void PrintTo(const QString& text, std::ostream* out)
{
    *out << '"' << text.toStdString() << '"';
}
inline void PrintTo(const QPointF& point, std::ostream* out)
{
    *out << '(' << point.x() << ", " << point.y() << ')';
}
inline void PrintTo(const QColor& colour, std::ostream* out)
{
    *out << colour.name(QColor::HexArgb).toStdString();
}
// NOLINTEND(readability-identifier-naming)

namespace crossfade::test {

/// Runs the event loop until it is so; false after the time is over.
template <typename Predicate>
bool comesTrue(Predicate predicate, int milliseconds = 10000)
{
    return QTest::qWaitFor(predicate, milliseconds);
}

/// Runs what is queued now.
void drainEvents();

/// Colour of a pixel, as it would be without premultiplication.
QColor pixel(const QImage& image, int x, int y);

/// The red, green and blue of two colours are at most `tolerance` apart.
bool alike(const QColor& a, const QColor& b, int tolerance = 4);

/// Turns the wheel over a place; 120 is one notch.
void turnWheel(QWidget& widget, const QPoint& place, int angle);

MATCHER_P(Holds, text, std::string(negation ? "doesn't hold" : "holds") + " \"" + text + "\"")
{
    return arg.contains(QString::fromUtf8(text));
}

}  // namespace crossfade::test
