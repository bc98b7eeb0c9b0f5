// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/name_fold.h"

#include "core/base/check.h"

#include <memory>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace crossfade {

namespace {

/// Latin letters that no decomposition takes apart (ø, ß, ł, æ) to ASCII. A transliterator is not
/// safe to share between threads, so each has its own.
const icu::Transliterator& latinToAscii()
{
    thread_local const std::unique_ptr<icu::Transliterator> transliterator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> made(
            icu::Transliterator::createInstance("Latin-ASCII", UTRANS_FORWARD, status));
        CROSSFADE_CHECK(U_SUCCESS(status) && made != nullptr);
        return made;
    }();
    return *transliterator;
}

}  // namespace

std::string foldName(std::string_view name)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* decompose = icu::Normalizer2::getNFKDInstance(status);
    const icu::Normalizer2* compose = icu::Normalizer2::getNFCInstance(status);
    CROSSFADE_CHECK(U_SUCCESS(status));
    const icu::UnicodeString apart = decompose->normalize(
        icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<int>(name.size()))),
        status);
    icu::UnicodeString kept;
    for (int i = 0; i < apart.length(); i = apart.moveIndex32(i, 1)) {
        const UChar32 c = apart.char32At(i);
        // Marks above and below Latin, Greek and Cyrillic letters go. Those of lower classes belong
        // to their letter: kana voicing, vowels and tones of Indic scripts and of Thai.
        if (u_getCombiningClass(c) >= 200 ||
            u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
            continue;
        const bool gap = u_isUWhiteSpace(c) || u_ispunct(c);
        if (!gap) kept.append(c);
        // "R.E.M." and "AC/DC": what stands inside a word joins it, a blank divides.
        else if (u_isUWhiteSpace(c) && !kept.isEmpty() && kept.charAt(kept.length() - 1) != u' ')
            kept.append(u' ');
    }
    // A name of nothing but punctuation ("!!!") is found by it.
    icu::UnicodeString folded = compose->normalize(kept.isEmpty() ? apart : kept, status);
    folded.trim();
    latinToAscii().transliterate(folded);
    folded.foldCase();
    std::string text;
    folded.toUTF8String(text);
    return text;
}

std::u32string toCodePoints(std::string_view text)
{
    const auto unicode =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
    std::u32string points;
    for (int i = 0; i < unicode.length(); i = unicode.moveIndex32(i, 1))
        points.push_back(static_cast<char32_t>(unicode.char32At(i)));
    return points;
}

}  // namespace crossfade
