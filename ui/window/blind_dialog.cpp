// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/blind_dialog.h"

#include "ui/models/artist_selection.h"
#include "ui/models/collections_model.h"
#include "ui/models/exploration_model.h"
#include "ui/models/text.h"
#include "ui/widgets/panel.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace crossfade::ui {

namespace {

constexpr int kLongest = 25;  // lists are seen whole

QLabel* makeSentence(const QString& text = {})
{
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QSpinBox* makeNumber(int least, int most, int value, const QString& name)
{
    auto* box = new QSpinBox;
    box->setRange(least, most);
    box->setValue(value);
    box->setAccessibleName(name);
    return box;
}

/// Numbered, one artist a line.
QString listed(const QStringList& names)
{
    QStringList lines;
    for (qsizetype i = 0; i < names.size(); ++i)
        lines << QStringLiteral("%1  %2").arg(i + 1, 2).arg(names[i]);
    return lines.isEmpty() ? BlindDialog::tr("Nobody.") : lines.join(u'\n');
}

}  // namespace

BlindDialog::BlindDialog(BlindModel& model, ExplorationModel& exploration,
                         CollectionsModel& collections, const ArtistSelection& selection,
                         QWidget* parent)
    : QDialog(parent),
      m_model(&model),
      m_exploration(&exploration),
      m_collections(&collections),
      m_selection(&selection),
      m_first(new QComboBox),
      m_second(new QComboBox),
      m_queries(new QComboBox),
      m_count(makeNumber(1, 500, 20, tr("Number of artists"))),
      m_seed(makeNumber(0, std::numeric_limits<int>::max(), 1, tr("Seed"))),
      m_length(makeNumber(1, kLongest, 10, tr("Length of the lists"))),
      m_obstacle(makeSentence()),
      m_start(new QPushButton(tr("&Start"))),
      m_begun(new QComboBox),
      m_query(makeSentence()),
      m_left(makeSentence()),
      m_right(makeSentence()),
      m_progressText(makeSentence()),
      m_progress(new QProgressBar),
      m_back(new QPushButton(tr("Take back"))),
      m_result(makeSentence()),
      m_pages(new QStackedWidget)
{
    setWindowTitle(tr("Blind comparison"));
    m_pages->addWidget(makeSetup());
    m_pages->addWidget(makeVoting());
    m_pages->addWidget(makeResult());
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_pages);
    setMinimumSize(620, 460);
    connectModels();
    refresh();
}

QWidget* BlindDialog::makeSetup()
{
    auto* says = makeSentence(
        tr("Which setting gives the better lists? You see two lists for each artist, without "
           "knowing whose they are, and say which is better. Votes are kept in the project, and "
           "can be what systems are measured by."));
    says->setObjectName(QStringLiteral("muted"));
    for (QComboBox* box : {m_first, m_second}) {
        box->addItem(tr("The learned mix"), Learned);
        box->addItem(tr("The baseline"), Pinned);
        box->addItem(tr("What is shown now"), Now);
    }
    m_first->setCurrentIndex(m_first->findData(Pinned));
    m_second->setCurrentIndex(m_second->findData(Now));
    m_first->setAccessibleName(tr("First setting"));
    m_second->setAccessibleName(tr("Second setting"));
    m_queries->setAccessibleName(tr("Asked for"));
    auto* form = new QFormLayout;
    form->addRow(tr("First"), m_first);
    form->addRow(tr("Second"), m_second);
    form->addRow(tr("Asked for"), m_queries);
    form->addRow(tr("How many"), m_count);
    form->addRow(tr("Seed"), m_seed);
    form->addRow(tr("Length of the lists"), m_length);
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setSpacing(10);
    layout->addWidget(says);
    layout->addLayout(form);
    layout->addWidget(m_obstacle);
    layout->addWidget(m_start, 0, Qt::AlignLeft);
    layout->addStretch();
    layout->addWidget(makeBegun());
    connect(m_start, &QPushButton::clicked, this, &BlindDialog::start);
    for (QComboBox* box : {m_first, m_second, m_queries})
        connect(box, &QComboBox::activated, this, &BlindDialog::refreshSetup);
    return page;
}

QWidget* BlindDialog::makeBegun()
{
    m_begun->setAccessibleName(tr("Earlier comparisons"));
    m_begun->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_begun->setPlaceholderText(tr("No comparison has been made yet"));
    auto* open = new QPushButton(tr("&Open"));
    open->setAccessibleName(tr("Open the earlier comparison"));
    open->setAutoDefault(false);
    connect(open, &QPushButton::clicked, this, [this] {
        if (m_begun->currentIndex() >= 0) m_model->resume(m_begun->currentData().toLongLong());
    });
    auto* row = new QWidget;
    connect(m_model, &BlindModel::changed, open,
            [this, open] { open->setEnabled(!m_model->sessions().empty()); });
    open->setEnabled(!m_model->sessions().empty());
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new QLabel(tr("Earlier")));
    layout->addWidget(m_begun, 1);
    layout->addWidget(open);
    return row;
}

QWidget* BlindDialog::makeVoting()
{
    auto* page = new QWidget;
    page->setFocusPolicy(Qt::StrongFocus);
    page->setAccessibleName(tr("Vote by the arrow keys"));
    m_query->setObjectName(QStringLiteral("artistName"));
    m_progressText->setObjectName(QStringLiteral("muted"));
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Votes cast"));
    auto* lists = new QHBoxLayout;
    lists->setSpacing(8);
    for (auto& [head, list] : {std::pair(tr("Left"), m_left), std::pair(tr("Right"), m_right)}) {
        auto* panel = new Panel(head);
        list->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        list->setAccessibleDescription(head);
        panel->body()->addWidget(list, 1);
        lists->addWidget(panel, 1);
    }
    auto* layout = new QVBoxLayout(page);
    layout->setSpacing(8);
    layout->addWidget(m_query);
    layout->addLayout(lists, 1);
    layout->addLayout(makeVoteButtons());
    layout->addWidget(m_progress);
    layout->addWidget(m_progressText);
    addKeys(*page);
    return page;
}

QLayout* BlindDialog::makeVoteButtons()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    const std::array<std::pair<QString, Choice>, 3> choices = {
        {{tr("← Left is better"), Choice::Left},
         {tr("↓ Neither"), Choice::Tie},
         {tr("Right is better →"), Choice::Right}}};
    for (const auto& [text, choice] : choices) {
        auto* button = new QPushButton(text);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this,
                [this, choice = choice] { m_model->vote(choice); });
        row->addWidget(button, 1);
    }
    m_back->setToolTip(tr("Take the last vote back (Backspace)"));
    m_back->setAutoDefault(false);
    connect(m_back, &QPushButton::clicked, m_model, &BlindModel::takeBack);
    auto* end = new QPushButton(tr("Results"));
    end->setToolTip(tr("What the votes say so far; the rest can be voted on later"));
    end->setAutoDefault(false);
    connect(end, &QPushButton::clicked, this, [this] { m_pages->setCurrentIndex(2); });
    row->addWidget(m_back);
    row->addWidget(end);
    return row;
}

void BlindDialog::addKeys(QWidget& page)
{
    // Shortcuts, as buttons take the arrow keys for a way to the next button.
    const auto add = [&](Qt::Key key, auto what) {
        auto* shortcut = new QShortcut(QKeySequence(key), &page);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, what);
    };
    add(Qt::Key_Left, [this] { m_model->vote(Choice::Left); });
    add(Qt::Key_Right, [this] { m_model->vote(Choice::Right); });
    add(Qt::Key_Down, [this] { m_model->vote(Choice::Tie); });
    add(Qt::Key_Backspace, [this] { m_model->takeBack(); });
}

QWidget* BlindDialog::makeResult()
{
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_result->setAccessibleName(tr("Result"));
    auto* on = new QPushButton(tr("&Go on voting"));
    auto* another = new QPushButton(tr("&Another comparison"));
    for (QPushButton* button : {on, another}) button->setAutoDefault(false);
    connect(on, &QPushButton::clicked, this, &BlindDialog::refresh);
    connect(another, &QPushButton::clicked, m_model, &BlindModel::leave);
    auto* row = new QHBoxLayout;
    row->addWidget(another);
    row->addWidget(on);
    row->addStretch();
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setSpacing(10);
    layout->addWidget(m_result);
    layout->addStretch();
    layout->addLayout(row);
    connect(m_pages, &QStackedWidget::currentChanged, on,
            [this, on] { on->setVisible(m_model->card().has_value()); });
    return page;
}

void BlindDialog::connectModels()
{
    connect(m_model, &BlindModel::changed, this, &BlindDialog::refresh);
    connect(&m_model->runner(), &JobRunner::started, this, &BlindDialog::refreshSetup);
    connect(&m_model->runner(), &JobRunner::finished, this, &BlindDialog::refreshSetup);
    connect(m_exploration, &ExplorationModel::changed, this, &BlindDialog::refreshSetup);
    connect(m_exploration, &ExplorationModel::sourcesChanged, this, &BlindDialog::refreshSetup);
    connect(m_collections, &CollectionsModel::changed, this, &BlindDialog::refreshSetup);
    connect(m_selection, &ArtistSelection::changed, this, &BlindDialog::refreshSetup);
    const auto tell = [this](const QString& sentence) { m_obstacle->setText(sentence); };
    connect(m_model, &BlindModel::failed, m_obstacle, tell);
}

void BlindDialog::showEvent(QShowEvent* event)
{
    QDialog::showEvent(event);
    refresh();
}

QString BlindDialog::leftList() const
{
    return m_left->text();
}

QString BlindDialog::rightList() const
{
    return m_right->text();
}

QString BlindDialog::result() const
{
    return m_pages->currentIndex() == 2 ? m_result->text() : QString();
}

ExplorationState BlindDialog::stateOf(Setting setting) const
{
    if (setting == Now) return m_exploration->state();
    if (setting == Pinned) return m_exploration->baselineState();
    ExplorationState learned = m_exploration->state();
    learned.comparison = m_exploration->run()->ownComparison();
    learned.baseline.reset();
    learned.crossfade = 1.0;
    learned.missing = {};
    return learned;
}

std::vector<std::vector<std::string>> BlindDialog::chosenQueries() const
{
    const CatalogueSnapshot& catalogue = m_exploration->catalogue();
    if (m_queries->currentData().toInt() == Random)
        return randomQueries(catalogue, static_cast<std::size_t>(m_count->value()),
                             static_cast<std::uint64_t>(m_seed->value()));
    const bool collection = m_queries->currentData().toInt() == Collection;
    const std::vector<ArtistRow> rows = collection ? m_collections->rows() : m_selection->artists();
    std::vector<std::vector<std::string>> queries;
    for (const ArtistRow row : rows) queries.push_back({catalogue.artists()[row].id});
    return queries;
}

QString BlindDialog::obstacle() const
{
    if (!m_exploration->hasSources()) return tr("The project has no trained model yet.");
    if (m_model->runner().running()) return tr("The lists are being made…");
    if (m_first->currentData() == m_second->currentData())
        return tr("Both settings are the same: choose another.");
    ExplorationState a = stateOf(static_cast<Setting>(m_first->currentData().toInt()));
    const ExplorationState b = stateOf(static_cast<Setting>(m_second->currentData().toInt()));
    if (a.run == b.run && a.shown() == b.shown() && a.missing == b.missing &&
        a.filters == b.filters && a.wish == b.wish)
        return tr("Both settings are alike now. Change the mix, or pin another baseline.");
    if (m_queries->currentData().toInt() == Collection && m_collections->rows().empty())
        return tr("Nobody in the catalogue is in the collection that is chosen.");
    if (m_queries->currentData().toInt() == Selection && m_selection->empty())
        return tr("Nobody is selected on the map.");
    return {};
}

void BlindDialog::start()
{
    BlindPlan plan;
    plan.a = stateOf(static_cast<Setting>(m_first->currentData().toInt()));
    plan.b = stateOf(static_cast<Setting>(m_second->currentData().toInt()));
    plan.name = tr("%1 against %2")
                    .arg(m_first->currentText(), m_second->currentText().toLower())
                    .toStdString();
    plan.queries = chosenQueries();
    plan.k = static_cast<std::size_t>(m_length->value());
    plan.seed = static_cast<std::uint64_t>(m_seed->value());
    m_model->start(std::move(plan));
}

void BlindDialog::refreshSetup()
{
    if (!isVisible()) return;
    const int kind = m_queries->currentIndex();
    const CollectionRecord* collection = m_collections->chosen();
    m_queries->clear();
    m_queries->addItem(tr("Random artists"), Random);
    m_queries->addItem(
        collection == nullptr
            ? tr("A collection (there is none)")
            : tr("“%1” (%2)").arg(qt(collection->name), wholeText(m_collections->rows().size())),
        Collection);
    m_queries->addItem(tr("Selected on the map (%1)").arg(wholeText(m_selection->size())),
                       Selection);
    m_queries->setCurrentIndex(kind < 0 ? 0 : kind);
    m_count->setEnabled(m_queries->currentData().toInt() == Random);
    const QString obstacle = this->obstacle();
    m_obstacle->setText(obstacle);
    m_start->setEnabled(obstacle.isEmpty());
}

void BlindDialog::refresh()
{
    refreshSetup();
    const QVariant begun = m_begun->currentData();
    m_begun->clear();
    for (const BlindSession& one : m_model->sessions()) {
        const BlindResult result = blindResult(one);
        const std::size_t votes = result.preferA + result.preferB + result.ties;
        m_begun->addItem(tr("%1 · %2 of %3 · %4")
                             .arg(qt(one.name), wholeText(votes), wholeText(votes + result.open),
                                  qt(one.created.substr(0, 10))),
                         QVariant::fromValue<qlonglong>(one.id));
    }
    m_begun->setEnabled(m_begun->count() > 0);
    m_begun->setCurrentIndex(std::max(m_begun->findData(begun), std::min(0, m_begun->count() - 1)));
    const BlindSession* session = m_model->current();
    if (session == nullptr) {
        m_pages->setCurrentIndex(0);
        return;
    }
    m_result->setText(blindSentence(*session));
    const auto card = m_model->card();
    if (card) showCard(*card);
    m_pages->setCurrentIndex(card ? 1 : 2);
    if (card && !m_pages->currentWidget()->isAncestorOf(focusWidget()))
        m_pages->currentWidget()->setFocus();
}

void BlindDialog::showCard(const BlindCard& card)
{
    m_query->setText(tr("Who is like %1?").arg(m_model->labels(card.query).join(tr(", "))));
    m_left->setText(listed(m_model->labels(card.left)));
    m_right->setText(listed(m_model->labels(card.right)));
    const int pairs = static_cast<int>(m_model->pairs());
    m_progress->setRange(0, pairs);
    m_progress->setValue(static_cast<int>(m_model->voted()));
    m_progressText->setText(tr("%1 of %2 voted on. Votes are stored at once; closing keeps them.")
                                .arg(wholeText(m_model->voted()), wholeText(m_model->pairs())));
    m_back->setEnabled(m_model->canTakeBack());
}

}  // namespace crossfade::ui
