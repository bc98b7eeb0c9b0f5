// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/word_match.h"

#include <algorithm>

namespace crossfade::ui {

namespace {

constexpr int kBeginning = 1;
constexpr int kInside = 4;
constexpr int kScattered = 8;
constexpr int kPlace = 2;                 // more, for a word of the place
constexpr qsizetype kLeastScattered = 3;  // two letters are scattered in half of all words

bool isScattered(const QString& typed, const QString& word)
{
    if (typed.size() < kLeastScattered || typed.front() != word.front()) return false;
    qsizetype at = 0;
    for (const QChar letter : word)
        if (at < typed.size() && letter == typed[at]) ++at;
    return at == typed.size();
}

std::optional<int> distance(const QString& typed, const QStringList& words)
{
    std::optional<int> least;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString& word = words[i];
        const qsizetype place = word.indexOf(typed);
        const int one = place == 0                 ? (i == 0 ? 0 : kBeginning)
                        : place > 0                ? kInside
                        : isScattered(typed, word) ? kScattered
                                                   : -1;
        if (one >= 0) least = std::min(one, least.value_or(one));
    }
    return least;
}

}  // namespace

QStringList foldedWords(const QString& text)
{
    QString folded;
    for (const QChar letter : text.normalized(QString::NormalizationForm_KD).toCaseFolded()) {
        if (letter.isMark()) continue;
        folded += letter.isLetterOrNumber() ? letter : QChar(u' ');
    }
    return folded.split(u' ', Qt::SkipEmptyParts);
}

std::optional<int> wordDistance(const QStringList& typed, const QStringList& title,
                                const QStringList& place)
{
    int sum = 0;
    for (const QString& word : typed) {
        const auto inTitle = distance(word, title);
        const auto inPlace = distance(word, place);
        if (!inTitle && !inPlace) return std::nullopt;
        if (inTitle && inPlace)
            sum += std::min(*inTitle, *inPlace + kPlace);
        else
            sum += inTitle ? *inTitle : *inPlace + kPlace;
    }
    return sum;
}

}  // namespace crossfade::ui
