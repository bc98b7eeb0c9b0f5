// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace crossfade::ui {

/// In small letters without accents, one by one: the words of what is typed or of what it may mean.
QStringList foldedWords(const QString& text);

/// How far what was typed is from `title`, or from `place`, which says where that stands: 0 is as
/// near as can be. Each typed word has to be found, in any order; the beginning of a word is nearer
/// than its inside, and that nearer than its letters with others between them ("nghb" for
/// neighbours); a word of the title is nearer than one of the place. Nothing: it is not meant.
std::optional<int> wordDistance(const QStringList& typed, const QStringList& title,
                                const QStringList& place);

}  // namespace crossfade::ui
