namespace SupportBot.Runtime.Pipeline;

/// <summary>Ends something, once.</summary>
/// <param name="end">How.</param>
internal sealed class Ending(Action end) : IDisposable
{
    private Action? _end = end;

    public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
}
