import { defineConfig } from "subnetkit";

export default defineConfig({
  subnets: [
    {
      subnet: "price-prediction",
      validatorSettings: {
        series: [
          { asset: "SPX", resolution: "1d" },
          {
            asset: "BTC",
            resolution: "1h",
            horizonSteps: 24,
            feed: { kind: "csv", file: "./btc-hourly.csv" },
          },
          {
            asset: "ETH",
            resolution: "5m",
            feed: { kind: "parquet", file: "./eth.parquet", closeColumn: "last" },
          },
          {
            asset: "SOL",
            resolution: "1m",
            horizonSteps: 60,
            feed: { kind: "websocket", url: "ws://127.0.0.1:7000" },
          },
        ],
      },
    },
  ],
});
