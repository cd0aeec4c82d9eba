using SupportBot.Runtime.State.Cases;

namespace SupportBot.Runtime.Pipeline.Rounds;

/// <summary>
/// Knows what a round needs of the cases that wait or are with an agent, and reads only what changed since it last looked. It sees what other processes change too; after a case
/// was deleted it reads all of them again. For one round at a time.
/// </summary>
/// <typeparam name="T">What is kept of a case.</typeparam>
/// <param name="cases">The queue.</param>
/// <param name="keep">What to keep of a case; <see langword="null"/> for nothing. Called with cases of every status.</param>
internal sealed class CaseFollower<T>(ICaseStore cases, Func<CaseRow, T?> keep)
    where T : class
{
    private const int Page = 500;

    private readonly Dictionary<string, T> _kept = new(StringComparer.Ordinal);

    /// <summary>The last change that is known, and how many cases were deleted by then; <see langword="null"/> before the first reading.</summary>
    private (long Change, long Gone)? _known;

    /// <summary>What is kept of the cases as they are now.</summary>
    /// <param name="report">Hears of cases that cannot be read, once for each change.</param>
    /// <param name="cancellationToken">Ends the reading; the next one goes on where it was.</param>
    public async Task<IReadOnlyCollection<T>> ReadAsync(RoundReport report, CancellationToken cancellationToken)
    {
        if (_known is not { } known || !await FollowAsync(known.Change, known.Gone, report, cancellationToken))
        {
            await ReadAllAsync(report, cancellationToken);
        }

        return _kept.Values;
    }

    /// <summary>Forgets what is over, until it changes once more.</summary>
    public void Drop(Func<T, bool> isOver)
    {
        foreach (var (id, _) in _kept.Where(entry => isOver(entry.Value)))
        {
            // A dictionary may lose entries while it is looked through.
            _kept.Remove(id);
        }
    }

    /// <summary>What was newest when it began is followed from then on, so that a case that changes behind the reader's back is read once more.</summary>
    private async Task ReadAllAsync(RoundReport report, CancellationToken cancellationToken)
    {
        _known = null;
        _kept.Clear();
        var page = await cases.ListChangesAsync(0, openOnly: true, Page, cancellationToken);
        var first = (page.Newest, page.Gone);
        while (Take(page, report).Length > 0)
        {
            page = await cases.ListChangesAsync(page.Last, openOnly: true, Page, cancellationToken);
        }

        _known = first;
    }

    /// <returns>Whether what is known holds: no case was deleted.</returns>
    private async Task<bool> FollowAsync(long change, long gone, RoundReport report, CancellationToken cancellationToken)
    {
        CaseChanges page;
        do
        {
            page = await cases.ListChangesAsync(change, openOnly: false, Page, cancellationToken);
            if (page.Gone != gone || page.Newest < change)
            {
                return false;
            }

            change = Take(page, report).Last;
            _known = (change, gone);
        }
        while (page.Length == Page);

        return true;
    }

    private CaseChanges Take(CaseChanges page, RoundReport report)
    {
        foreach (var row in page.Rows)
        {
            if (keep(row) is { } kept)
            {
                _kept[row.Case.Id] = kept;
            }
            else
            {
                _kept.Remove(row.Case.Id);
            }
        }

        foreach (var damaged in page.Unreadable)
        {
            _kept.Remove(damaged.Id);
            report.Fail(damaged.Id, damaged.Problem);
        }

        return page;
    }
}
