// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/share_segments.h"

#include "ui/models/text.h"

#include <QCoreApplication>

#include <cmath>

namespace crossfade::ui {

namespace {

// Shorter than this is rounding, not a part.
constexpr double kLeast = 1e-6;

QString tr(const char* text)
{
    return QCoreApplication::translate("ShareSegments", text);
}

ScoreTerms termsOf(const NeighbourRow& row)
{
    return {static_cast<double>(row.correction), static_cast<double>(row.novelty)};
}

/// Lays segments to both sides of 0.
class Layer {
public:
    void add(ShareSegment::Kind kind, double part, std::size_t first, std::size_t second)
    {
        if (std::abs(part) < kLeast) return;
        ShareSegment segment{kind, 0.0, 0.0, first, second};
        if (part > 0.0) {
            segment.from = m_right;
            segment.to = m_right += part;
        } else {
            segment.to = m_left;
            segment.from = m_left += part;
        }
        m_segments.push_back(segment);
    }
    std::vector<ShareSegment> take() { return std::move(m_segments); }

private:
    double m_left = 0.0;
    double m_right = 0.0;
    std::vector<ShareSegment> m_segments;
};

}  // namespace

std::vector<ShareSegment> shareSegments(const ScoreParts& parts, const ScoreTerms& terms)
{
    using Kind = ShareSegment::Kind;
    Layer layer;
    for (std::size_t m = 0; m < parts.modalities; ++m)
        layer.add(Kind::Pure, static_cast<double>(parts.pure(m)), m, m);
    for (std::size_t m = 0; m < parts.modalities; ++m)
        for (std::size_t n = m + 1; n < parts.modalities; ++n)
            layer.add(Kind::Cross, static_cast<double>(parts.cross(m, n)), m, n);
    layer.add(Kind::Correction, terms.correction, 0, 0);
    layer.add(Kind::Novelty, terms.novelty, 0, 0);
    return layer.take();
}

std::vector<ShareSegment> shareSegments(const NeighbourRow& row)
{
    return shareSegments(row.parts, termsOf(row));
}

QString shareText(const NeighbourRow& row, std::span<const std::string> modalities)
{
    return shareText(row.parts, termsOf(row), modalities);
}

QString shareText(const ScoreParts& parts, const ScoreTerms& terms,
                  std::span<const std::string> modalities)
{
    QStringList texts;
    for (const ShareSegment& segment : shareSegments(parts, terms)) {
        const QString figure = scoreText(segment.part());
        switch (segment.kind) {
            case ShareSegment::Kind::Pure:
                texts << tr("%1 %2").arg(qt(modalities[segment.first]), figure);
                break;
            case ShareSegment::Kind::Cross:
                texts << tr("%1 and %2 together %3")
                             .arg(qt(modalities[segment.first]), qt(modalities[segment.second]),
                                  figure);
                break;
            case ShareSegment::Kind::Correction:
                texts << tr("correction %1").arg(figure);
                break;
            case ShareSegment::Kind::Novelty:
                texts << tr("novelty %1").arg(figure);
                break;
        }
    }
    return texts.join(QStringLiteral(", "));
}

}  // namespace crossfade::ui
