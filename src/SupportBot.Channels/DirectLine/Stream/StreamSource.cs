using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportBot.Runtime.Pipeline;

namespace SupportBot.Channels.DirectLine.Stream;

/// <summary>What is behind every socket.</summary>
internal sealed class StreamSource(TurnPipeline pipeline, LiveSignals signals, IOptions<DirectLineOptions> options, TimeProvider time, ILogger<StreamSource> log)
{
    public TurnPipeline Pipeline { get; } = pipeline;

    public LiveSignals Signals { get; } = signals;

    public TimeProvider Time { get; } = time;

    public TimeSpan KeepAlive { get; } = TimeSpan.FromSeconds(options.Value.KeepAliveSeconds);

    public ILogger Log { get; } = log;
}
