// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/point_splatter.h"

#include "core/jobs/parallel_for.h"
#include "ui/map/splat_buckets.h"
#include "ui/map/splat_kernel.h"
#include "ui/map/splat_tone.h"

#include <algorithm>
#include <array>

namespace crossfade::ui {

namespace {

constexpr double kLargestRadius = 64.0;  // so that a place in a tile fits into a record

using Sum = SplatSum<std::uint32_t>;  // whole numbers: no order of adding matters
using WideSum = SplatSum<std::uint64_t>;
using PixelSum = SplatSum<float>;

/// Blocks whose sums of one tile surely fit into 32 bits: 2^17 points x 64 x 255 < 2^31.
constexpr std::size_t kBlocksPerPart = (std::size_t{1} << 17U) / SplatBuckets::kBlock;

/// Fewer points are drawn by the caller's thread alone, in a few milliseconds: waiting for another,
/// while the processors are busy, takes as long.
constexpr std::size_t kForThreads = 100'000;

/// A tile with more records than this is summed in parts, by several threads.
constexpr std::size_t kHeavy = std::size_t{1} << 16U;

/// A class's colour times each share of a point.
using Levels = std::array<Sum, kWholePoint>;

Levels levelsOf(const QColor& colour)
{
    Levels levels;
    for (std::uint32_t c = 0; c < kWholePoint; ++c)
        levels[c] = {c * static_cast<std::uint32_t>(colour.red()),
                     c * static_cast<std::uint32_t>(colour.green()),
                     c * static_cast<std::uint32_t>(colour.blue()), c};
    return levels;
}

/// a over b, both premultiplied.
QRgb over(QRgb a, QRgb b)
{
    const std::uint32_t through = 255U - (a >> 24U);
    const auto channel = [&](unsigned shift) {
        const std::uint32_t below = ((b >> shift) & 255U) * through;
        return (((a >> shift) & 255U) + (below + 127U) / 255U) << shift;
    };
    return channel(24) | channel(16) | channel(8) | channel(0);
}

/// The sums of one tile, used again for the next.
struct Planes {
    explicit Planes(std::size_t size) : points(size), spread(size) {}

    std::vector<Sum> points;       ///< where the points lie
    std::vector<PixelSum> spread;  ///< with their discs
};

unsigned threadsFor(const Matrix& points, const SplatStyle& style)
{
    return style.threads == 0 && points.rows < kForThreads ? 1 : style.threads;
}

class Splatting {
public:
    Splatting(const Matrix& points, std::span<const std::uint8_t> classes,
              const ViewTransform& transform, QImage& image, const SplatStyle& style, double radius)
        : m_threads(threadsFor(points, style)),
          m_tiles(image.size(), SplatKernel::reachOf(radius)),
          m_kernel(radius, m_tiles.lineLength()),
          m_tones{SplatTone(style.contextOpacity, kWholePoint),
                  SplatTone(style.opacity, kWholePoint)},
          m_levels(256, levelsOf(style.context)),
          m_buckets(points, classes, drawnOf(style), transform, m_tiles, m_threads),
          m_bytesPerLine(image.bytesPerLine()),
          m_bits(image.bits())
    {
        for (std::size_t c = 0; c < paletteSize(style); ++c)
            m_levels[c] = levelsOf(style.palette[c]);
    }

    void draw() const
    {
        std::vector<std::size_t> heavy;
        std::vector<std::size_t> light;
        for (std::size_t tile = 0; tile < m_tiles.count(); ++tile)
            (m_buckets.recordsOf(tile) > kHeavy ? heavy : light).push_back(tile);
        for (const std::size_t tile : heavy) drawHeavy(tile);
        parallelFor(light.size(), 4, m_threads, [&](std::size_t begin, std::size_t end) {
            Planes planes(m_tiles.sums());
            for (std::size_t i = begin; i < end; ++i) drawLight(light[i], planes);
        });
    }

private:
    static std::size_t paletteSize(const SplatStyle& style)
    {
        return std::min<std::size_t>(style.palette.size(), kContextClass);
    }

    static SplatBuckets::Drawn drawnOf(const SplatStyle& style)
    {
        SplatBuckets::Drawn drawn;
        drawn.visible.fill(true);
        drawn.visible[kHiddenClass] = false;
        drawn.layer.fill(SplatLayer::Context);
        std::fill_n(drawn.layer.begin(), paletteSize(style), SplatLayer::Coloured);
        return drawn;
    }

    /// Adds a layer's points of some blocks to a tile's sums; says whether there were any.
    bool add(std::size_t tile, SplatLayer layer, std::size_t firstBlock, std::size_t lastBlock,
             std::vector<Sum>& sums) const
    {
        const auto line = static_cast<std::size_t>(m_tiles.lineLength());
        bool any = false;
        for (std::size_t block = firstBlock; block < lastBlock; ++block) {
            const std::span<const SplatRecord> records = m_buckets.records(block, tile, layer);
            any = any || !records.empty();
            for (const SplatRecord record : records) {
                Sum* const at = sums.data() + record.y() * line + record.x();
                const Levels& levels = m_levels[record.klass()];
                const auto& shares = m_shares[record.phase()];
                at[0] += levels[shares[0]];
                at[1] += levels[shares[1]];
                at[line] += levels[shares[2]];
                at[line + 1] += levels[shares[3]];
            }
        }
        return any;
    }

    /// Spreads what lies on each pixel by the kernel, and leaves the sums empty.
    template <typename Number>
    void spread(std::vector<SplatSum<Number>>& sums, std::vector<PixelSum>& to) const
    {
        std::ranges::fill(to, PixelSum{});
        const int line = m_tiles.lineLength();
        const int first = m_tiles.margin() - m_tiles.reach();
        std::vector<PixelSum> run(static_cast<std::size_t>(line));
        for (int y = first; y < line - first; ++y) {
            const SplatSum<Number>* const from = sums.data() + y * line;
            // Pixels that follow each other are spread together, entry by entry of the kernel:
            // one by one, each would wait for what the one before wrote.
            for (int x = first; x < line - first; ++x) {
                const int start = x;
                std::size_t length = 0;
                for (; x < line - first && from[x].count != 0; ++x)
                    run[length++] = from[x].template as<float>();
                spreadRun(std::span(run).first(length), to.data() + y * line + start);
            }
        }
        std::ranges::fill(sums, SplatSum<Number>{});
    }

    void spreadRun(std::span<const PixelSum> run, PixelSum* to) const
    {
        if (run.empty()) return;
        for (const SplatKernel::Entry& entry : m_kernel.entries) {
            PixelSum* const at = to + entry.offset;
            for (std::size_t i = 0; i < run.size(); ++i) at[i] += run[i] * entry.weight;
        }
    }

    void drawLight(std::size_t tile, Planes& planes) const
    {
        bool painted = false;
        for (const SplatLayer layer : {SplatLayer::Context, SplatLayer::Coloured}) {
            if (!add(tile, layer, 0, m_buckets.blocks(), planes.points)) continue;
            spread(planes.points, planes.spread);
            paint(tile, layer, planes.spread, painted);
            painted = true;
        }
        if (!painted) clear(tile);
    }

    /// Threads sum parts of the points, as all may lie in this tile.
    void drawHeavy(std::size_t tile) const
    {
        const std::size_t parts = (m_buckets.blocks() + kBlocksPerPart - 1) / kBlocksPerPart;
        bool painted = false;
        for (const SplatLayer layer : {SplatLayer::Context, SplatLayer::Coloured}) {
            std::vector<std::vector<Sum>> sums(parts);
            parallelFor(m_buckets.blocks(), kBlocksPerPart, m_threads,
                        [&](std::size_t begin, std::size_t end) {
                            std::vector<Sum> part(m_tiles.sums());
                            if (add(tile, layer, begin, end, part))
                                sums[begin / kBlocksPerPart] = std::move(part);
                        });
            std::vector<WideSum> whole(m_tiles.sums());
            for (const std::vector<Sum>& part : sums)
                for (std::size_t i = 0; i < part.size(); ++i) whole[i] += part[i];
            std::vector<PixelSum> pixels(m_tiles.sums());
            spread(whole, pixels);
            paint(tile, layer, pixels, painted);
            painted = true;
        }
    }

    void paint(std::size_t tile, SplatLayer layer, const std::vector<PixelSum>& sums,
               bool onOther) const
    {
        const SplatTone& tone = m_tones[static_cast<std::size_t>(layer)];
        const QRect pixels = m_tiles.pixels(tile);
        for (int y = 0; y < pixels.height(); ++y) {
            QRgb* const line = lineAt(pixels.left(), pixels.top() + y);
            const PixelSum* const from =
                sums.data() + (y + m_tiles.margin()) * m_tiles.lineLength() + m_tiles.margin();
            if (onOther)
                for (int x = 0; x < pixels.width(); ++x)
                    line[x] = over(tone.pixel(from[x]), line[x]);
            else
                for (int x = 0; x < pixels.width(); ++x) line[x] = tone.pixel(from[x]);
        }
    }

    void clear(std::size_t tile) const
    {
        const QRect pixels = m_tiles.pixels(tile);
        for (int y = 0; y < pixels.height(); ++y)
            std::fill_n(lineAt(pixels.left(), pixels.top() + y), pixels.width(), QRgb{0});
    }

    QRgb* lineAt(int x, int y) const
    {
        return reinterpret_cast<QRgb*>(m_bits + y * m_bytesPerLine) + x;
    }

    unsigned m_threads;
    SplatTiles m_tiles;
    SplatKernel m_kernel;
    SplatShares m_shares = splatShares();
    std::array<SplatTone, kSplatLayers> m_tones;
    std::vector<Levels> m_levels;  ///< per class
    SplatBuckets m_buckets;
    qsizetype m_bytesPerLine;
    uchar* m_bits;  ///< taken once: to ask for it may copy the image
};

}  // namespace

QImage splatPoints(const Matrix& points, std::span<const std::uint8_t> classes,
                   const ViewTransform& transform, const QSize& size, const SplatStyle& style)
{
    CROSSFADE_CHECK(points.cols == 2 || points.rows == 0);
    CROSSFADE_CHECK(classes.empty() || classes.size() == points.rows);
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    if (size.isEmpty()) return image;
    const double radius = std::clamp(style.radius, 0.1, kLargestRadius);
    Splatting(points, classes, transform, image, style, radius).draw();
    return image;
}

}  // namespace crossfade::ui
